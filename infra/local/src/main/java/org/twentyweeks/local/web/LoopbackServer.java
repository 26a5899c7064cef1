package org.twentyweeks.local.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A web server on the loopback address only. Each request has a virtual thread of its own. */
public final class LoopbackServer implements AutoCloseable {

    /** As much as API Gateway takes. */
    public static final int BODY_BYTES_MAX = 10 * 1024 * 1024;

    public static final int ANY_FREE_PORT = 0;

    /** As much as API Gateway takes, the request line included. */
    private static final int REQUEST_HEADER_BYTES_MAX = 10_240;

    /** What is being answered when the server stops is finished within this time. */
    private static final long STOP_MILLIS_MAX = 5_000;

    /** A connection on which nothing is being answered then is not waited for. */
    private static final long STOP_IDLE_MILLIS = 20;

    private final Server server;
    private final ServerConnector connector;

    private LoopbackServer(int port) {
        var threads = new QueuedThreadPool();
        threads.setName("loopback");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server = new Server(threads);
        connector = new ServerConnector(server, new HttpConnectionFactory(configuration()));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setShutdownIdleTimeout(STOP_IDLE_MILLIS);
        server.addConnector(connector);
        server.setStopTimeout(STOP_MILLIS_MAX);
        server.setErrorHandler(new RefusalHandler());
    }

    private static HttpConfiguration configuration() {
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(REQUEST_HEADER_BYTES_MAX);
        // API Gateway hands a name on as it was sent, so that a function which looks for one spelling is found out
        // here.
        configuration.setHttpCompliance(
                HttpCompliance.RFC9110.with("names as sent", HttpCompliance.Violation.CASE_SENSITIVE_FIELD_NAME));
        return configuration;
    }

    /**
     * Takes the port, so that nobody else can; nothing is answered before {@link #open}.
     *
     * @param port or {@link #ANY_FREE_PORT}
     * @throws IOException when the port is taken
     */
    public static LoopbackServer take(int port) throws IOException {
        var server = new LoopbackServer(port);
        server.connector.open();
        return server;
    }

    /** Starts to answer. */
    public void open(WebHandler handler) {
        server.setHandler(new Passage(handler));
        try {
            server.start();
        } catch (Exception failure) {
            throw new IllegalStateException("The web server did not start", failure);
        }
    }

    /** The address of its root. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/");
    }

    @Override
    public void close() {
        try {
            server.stop();
            connector.close();
        } catch (Exception failure) {
            throw new IllegalStateException("The web server did not stop", failure);
        }
    }

    /** Translates between Jetty's requests and ours. */
    private static final class Passage extends Handler.Abstract {

        private final WebHandler handler;

        Passage(WebHandler handler) {
            this.handler = handler;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws IOException {
            var answer = answer(read(request));
            response.setStatus(answer.status());
            answer.headers().forEach(header -> response.getHeaders().add(header.name(), header.value()));
            try (OutputStream output = Content.Sink.asOutputStream(response)) {
                answer.body().writeTo(output);
            }
            callback.succeeded();
            return true;
        }

        private WebAnswer answer(WebRequest request) {
            try {
                return handler.answer(request);
            } catch (RuntimeException defect) {
                System.err.println("Failed to answer " + request.method() + " " + request.path());
                defect.printStackTrace(System.err);
                return Problem.answer(
                        500,
                        "Internal Server Error",
                        "The local run failed to answer: see the terminal it was started from.");
            }
        }

        private static WebRequest read(Request request) throws IOException {
            var headers = new ArrayList<WebHeader>();
            request.getHeaders().forEach(field -> headers.add(new WebHeader(field.getName(), field.getValue())));
            var query = request.getHttpURI().getQuery();
            try (InputStream content = Content.Source.asInputStream(request)) {
                byte[] body = content.readNBytes(BODY_BYTES_MAX);
                // Read to the end all the same: a client that is still sending would not see the answer.
                boolean more = content.transferTo(OutputStream.nullOutputStream()) > 0;
                return new WebRequest(
                        request.getMethod(),
                        URIUtil.decodePath(Request.getPathInContext(request)),
                        query == null ? "" : query,
                        headers,
                        body,
                        more);
            }
        }
    }

    /** Answers what Jetty itself refuses, for example a request that is not HTTP. */
    private static final class RefusalHandler implements Request.Handler {

        private static final Map<Integer, String> SENTENCES = Map.of(
                400, "The request is not well-formed HTTP.",
                414, "The address of the request is too long.",
                431, "The headers of the request are too large.");

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            int status = response.getStatus();
            var answer =
                    Problem.answer(status, "Refused", SENTENCES.getOrDefault(status, "The request could not be read."));
            answer.headers().forEach(header -> response.getHeaders().put(header.name(), header.value()));
            try (OutputStream output = Content.Sink.asOutputStream(response)) {
                answer.body().writeTo(output);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
            callback.succeeded();
            return true;
        }
    }
}
