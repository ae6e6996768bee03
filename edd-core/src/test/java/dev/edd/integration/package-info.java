/**
 * What the product promises, on every database it supports, through its façade. It knows migrations and servers, and
 * nothing of how the one reaches the other.
 */
package dev.edd.integration;
