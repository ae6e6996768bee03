/** Goals that take the least there is to take, for comparison. They must not learn to do anything well. */
package dev.edd.baseline;
