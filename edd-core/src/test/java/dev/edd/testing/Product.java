package dev.edd.testing;

import java.nio.file.Path;
import java.util.List;

/** What is particular to one database product: its programs, its options and its SQL. */
interface Product {
    /** Returns a short name that is part of file names and of system properties. */
    String name();

    /** Returns a name for what {@link #install} makes: different if the outcome is. */
    String version();

    /** Unpacks the programs and makes the data directory that servers start from. */
    void install(Installation target);

    /** Returns the command that serves this data directory on a port of the loopback interface, in the foreground. */
    List<String> command(Installation installation, Path data, int port);

    /** Returns the signal that ends the server in good order without waiting for its clients. */
    String stopSignal();

    /** Returns the signal that ends the server at once, when its data is of no use any more. */
    String killSignal();

    String url(int port, String database);

    /** Returns the account that may do everything, and also the name of the database it connects to. */
    String administrator();

    /** Returns the statements that make a database and the account of the same name that owns it. */
    List<String> creation(String database);

    /** Returns the statements, run inside the database, that make its reader. */
    List<String> admission(String database, String reader);
}
