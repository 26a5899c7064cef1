package org.twentyweeks.testkit.dynamodb;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Counts what goes over the wire of a client: every attempt of every call, whether it succeeds or not. */
public final class CallCount implements ExecutionInterceptor {

    private final List<String> transmitted = new CopyOnWriteArrayList<>();

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        transmitted.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }

    /** The operations in the order in which they were transmitted, since the last {@link #reset()}. */
    public List<String> transmitted() {
        return List.copyOf(transmitted);
    }

    public void reset() {
        transmitted.clear();
    }
}
