package dev.edd.backfill;

/**
 * Something about a backfill that only the database can tell, and that is better known before it runs.
 *
 * @param what the table's or key's name first
 * @param fix an imperative that can be carried out or pasted
 */
public record Advice(String what, String why, String fix) {}
