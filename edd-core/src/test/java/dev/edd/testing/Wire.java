package dev.edd.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** The network between clients and a server on this machine: it carries everything, until somebody cuts it or makes it swallow. */
public final class Wire {
    private static final int BACKLOG = 50;
    private static final int MOST = 8192;

    private final ServerSocket entrance;
    private final int server;
    private final List<Socket> ends = new ArrayList<>();
    private volatile boolean swallowing;

    /** Takes the port that the server listens to, also after it was started again. */
    public Wire(int server) {
        this.server = server;
        try {
            this.entrance = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::admit);
    }

    /** Returns the port that clients connect to. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Ends every connection; whoever connects afterwards gets through. */
    public synchronized void cut() {
        ends.forEach(Wire::close);
        ends.clear();
    }

    /** Carries nothing from now on, and closes nothing: nobody hears of it. */
    public void swallow() {
        swallowing = true;
    }

    private void admit() {
        while (true) {
            try {
                Socket client = entrance.accept();
                connect(client);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private synchronized void connect(Socket client) {
        try {
            Socket reached = new Socket(InetAddress.getLoopbackAddress(), server);
            ends.add(client);
            ends.add(reached);
            start(() -> carry(client, reached));
            start(() -> carry(reached, client));
        } catch (IOException nobodyListens) {
            close(client);
        }
    }

    /** Carries bytes until one end is closed, and closes the other. */
    private void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] bytes = new byte[MOST];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                out.write(bytes, 0, swallowing ? 0 : read);
            }
        } catch (IOException closed) {
            // So is the other end, below.
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket end) {
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }
}
