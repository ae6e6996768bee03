package dev.edd.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The name of one run on one machine: {@code build-7/4711/6f1c…}. */
public final class Runner {
    private static final String MACHINE = machine();

    private Runner() {}

    /** Returns this machine's name, for people. */
    public static String host() {
        return MACHINE.replaceFirst("-[0-9a-f]{8}$", "");
    }

    /** Returns the part of a run's name that no other run on any machine has: {@code 6f1c…}. */
    public static String unique(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Returns a name that no other run has. */
    public static String name() {
        return "%s/%s/%s".formatted(MACHINE, ProcessHandle.current().pid(), UUID.randomUUID());
    }

    /** Returns whether a name is that of a process of this machine that is gone. */
    public static boolean isDeadHere(String name) {
        String[] parts = name.split("/", 3);
        return parts.length == 3
                && parts[0].equals(MACHINE)
                && ProcessHandle.of(Long.parseLong(parts[1])).isEmpty();
    }

    /**
     * Returns what no other machine and no other container has. Where the kernel tells its name, its boot and the process
     * numbers' namespace, those; elsewhere the network's name for this machine.
     */
    private static String machine() {
        try {
            String host = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
            String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
            String processes =
                    Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
            return "%s-%08x".formatted(host, (boot + processes).hashCode());
        } catch (IOException notLinux) {
            return networkName();
        }
    }

    private static String networkName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            // Without a name, nobody is taken for dead before its heartbeat is old.
            return UUID.randomUUID().toString();
        }
    }
}
