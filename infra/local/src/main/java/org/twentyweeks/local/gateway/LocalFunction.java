package org.twentyweeks.local.gateway;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.twentyweeks.local.CannotStartException;
import org.twentyweeks.local.template.TemplateFunction;

/**
 * A handler of the template, called in this process. Unlike on Lambda, where each instance sees one event at a time, one
 * instance sees them all at once.
 */
public final class LocalFunction implements AutoCloseable {

    /** What API Gateway waits for a function. */
    private static final Duration GATEWAY_PATIENCE = Duration.ofSeconds(29);

    private final String name;
    private final RequestStreamHandler handler;
    private final Duration timeout;
    private final InFlight inFlight;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    LocalFunction(String name, RequestStreamHandler handler, Duration timeout, InFlight inFlight) {
        this.name = name;
        this.handler = handler;
        this.timeout = timeout;
        this.inFlight = inFlight;
    }

    /** How a call ended. */
    sealed interface Outcome {

        record Answered(byte[] reply) implements Outcome {}

        record Failed() implements Outcome {}

        /** @param byGateway whether API Gateway gave up, and not Lambda */
        record TimedOut(boolean byGateway) implements Outcome {}
    }

    /**
     * Makes the handler, with the environment that the template gives it.
     *
     * @throws CannotStartException when there is no such handler, or it refuses its environment
     */
    public static LocalFunction of(TemplateFunction function, InFlight inFlight) {
        return new LocalFunction(
                function.logicalId(), handler(function), Duration.ofSeconds(function.timeoutSeconds()), inFlight);
    }

    private static RequestStreamHandler handler(TemplateFunction function) {
        try {
            Constructor<?> constructor = Class.forName(function.handlerClass()).getDeclaredConstructor(Map.class);
            constructor.setAccessible(true);
            return (RequestStreamHandler) constructor.newInstance(function.environment());
        } catch (ClassNotFoundException missing) {
            throw new CannotStartException("template.yaml, " + function.logicalId() + ": there is no class "
                    + function.handlerClass() + ". Build everything first, or put the handler's name right.");
        } catch (NoSuchMethodException | ClassCastException other) {
            throw new CannotStartException("template.yaml, " + function.logicalId() + ": " + function.handlerClass()
                    + " is no RequestStreamHandler with a constructor that takes the environment as a map.");
        } catch (InvocationTargetException refused) {
            throw new CannotStartException("template.yaml, " + function.logicalId() + ": the handler did not start. "
                    + refused.getCause().getMessage());
        } catch (ReflectiveOperationException defect) {
            throw new IllegalStateException(defect);
        }
    }

    String name() {
        return name;
    }

    /** Gives the function an event and waits for its answer as long as Lambda and API Gateway would. */
    Outcome call(byte[] event) {
        boolean gatewayFirst = timeout.compareTo(GATEWAY_PATIENCE) > 0;
        return call(event, gatewayFirst ? GATEWAY_PATIENCE : timeout, gatewayFirst);
    }

    /** Gives the function the one message of a queue, as long as Lambda would; whether it neither failed nor handed it back. */
    public boolean workOff(byte[] event) {
        return call(event, timeout, false) instanceof Outcome.Answered(byte[] reply)
                && !new String(reply, StandardCharsets.UTF_8).contains("itemIdentifier");
    }

    private Outcome call(byte[] event, Duration patience, boolean gatewayFirst) {
        inFlight.begin();
        Future<byte[]> call = threads.submit(() -> invoke(event));
        try {
            return new Outcome.Answered(call.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            call.cancel(true);
            System.err.println(name + " did not answer within " + patience.toSeconds() + " s");
            return new Outcome.TimedOut(gatewayFirst);
        } catch (ExecutionException failed) {
            System.err.println(name + " failed");
            failed.getCause().printStackTrace(System.err);
            return new Outcome.Failed();
        } catch (InterruptedException stopping) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.Failed();
        }
    }

    private byte[] invoke(byte[] event) throws Exception {
        try {
            var reply = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event), reply, new LocalContext(name, timeout));
            return reply.toByteArray();
        } finally {
            // Later than the answer when the call timed out: it may still be writing.
            inFlight.end();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
