package org.twentyweeks.dynamodb;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** What the queries of a client ask, and what the store charges for them. */
final class QueriesMade implements ExecutionInterceptor {

    private final List<String> asked = new ArrayList<>();
    private double capacity;

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return context.request() instanceof QueryRequest query
                ? query.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build()
                : context.request();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof QueryRequest query && context.response() instanceof QueryResponse answer) {
            asked.add(query.indexName() == null ? "table" : query.indexName());
            capacity += answer.consumedCapacity().capacityUnits();
        }
    }

    /** The index that each query asked, {@code table} for none, in their order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** Read capacity units, all queries together. */
    double capacity() {
        return capacity;
    }

    void reset() {
        asked.clear();
        capacity = 0;
    }
}
