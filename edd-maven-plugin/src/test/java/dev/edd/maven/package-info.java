/** The goals as Maven configures them: parameters, defaults, messages, and what the plugin tells about itself. */
@NullMarked
package dev.edd.maven;

import org.jspecify.annotations.NullMarked;
