package dev.edd.migration;

/**
 * Something in the files that cannot be read as a migration; every flaw becomes a finding of the rule it names.
 *
 * @param rule the id of that rule: {@code unterminated-text}
 * @param what the file's or migration's name first, present tense
 * @param fix an imperative that can be carried out or pasted
 */
public record Flaw(String rule, Location location, String what, String fix) {}
