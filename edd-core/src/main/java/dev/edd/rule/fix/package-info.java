/**
 * The safe ways that findings propose, as SQL to paste for each phase. It knows how a change is made while two releases
 * run; it does not know which rule asks.
 */
@NullMarked
package dev.edd.rule.fix;

import org.jspecify.annotations.NullMarked;
