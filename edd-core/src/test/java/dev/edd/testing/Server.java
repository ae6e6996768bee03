package dev.edd.testing;

import java.util.List;

/** Makes databases. */
interface Server {
    /** The password of every account; distinctive, so that tests can look for it where it must not appear. */
    String PASSWORD = "open-sesame";

    TestDatabase createDatabase(TestServer server);

    /** Returns the database for its reader, who is made by the first call. */
    TestDatabase readOnly(TestDatabase database);

    void administrate(TestDatabase database, List<String> statements);

    void stop();

    void restart();

    long processId();

    /** Returns the name of the account that may only read the database of this owner. */
    static String reader(String owner) {
        return owner + "_reader";
    }
}
