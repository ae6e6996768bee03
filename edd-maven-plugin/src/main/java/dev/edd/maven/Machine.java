package dev.edd.maven;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The machine that the build runs on. */
final class Machine {
    private Machine() {}

    /** Returns its name in the network. */
    static String name() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
