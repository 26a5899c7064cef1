package org.twentyweeks.testkit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * Puts TLS in front of a server on the loopback address, and counts connections. All of one process have the same
 * certificate, which is made with the first.
 */
public final class TlsFront implements AutoCloseable {

    private static final String PASSWORD = "loopback";

    private static final Path KEYS = keys();

    private final URI plain;
    private final SSLServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();

    private TlsFront(URI plain) throws IOException, GeneralSecurityException {
        this.plain = plain;
        var store = KeyStore.getInstance(KEYS.toFile(), PASSWORD.toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.submit(this::accept);
    }

    public static TlsFront before(URI plain) {
        try {
            return new TlsFront(plain);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public URI endpoint() {
        return URI.create("https://127.0.0.1:" + socket.getLocalPort());
    }

    /** The options by which a JVM trusts the certificate. */
    public static List<String> trusted() {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + KEYS,
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
                "-Djavax.net.ssl.trustStoreType=PKCS12");
    }

    /** How many connections were made so far. */
    public int accepted() {
        return accepted.get();
    }

    /**
     * Whether that many connections are open, now or within a second: it takes a moment to hear that one was closed. A
     * client that keeps idle connections keeps them for longer.
     */
    public boolean awaitOpen(int connections) {
        try {
            for (int times = 0; open.get() != connections && times < 100; times++) {
                Thread.sleep(Duration.ofMillis(10));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return open.get() == connections;
    }

    private static Path keys() {
        try {
            var file = Files.createTempDirectory("tls-front").resolve("keys.p12");
            var keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "loopback",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=127.0.0.1",
                            "-ext",
                            "SAN=ip:127.0.0.1",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            PASSWORD)
                    .redirectErrorStream(true)
                    .start();
            var said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool made no certificate: " + said);
            }
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                accepted.incrementAndGet();
                open.incrementAndGet();
                threads.submit(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), plain.getPort())) {
            threads.submit(() -> pass(client, server));
            pass(server, client);
        } catch (IOException ended) {
            // Either side may end a connection as it likes.
        } finally {
            open.decrementAndGet();
        }
    }

    /** Until that side ends it: then the other is told. */
    private static Void pass(Socket from, Socket to) throws IOException {
        try (to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
        return null;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        threads.shutdownNow();
    }
}
