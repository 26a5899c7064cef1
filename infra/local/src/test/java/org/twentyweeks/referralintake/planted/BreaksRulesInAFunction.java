package org.twentyweeks.referralintake.planted;

import java.security.SecureRandom;
import java.util.UUID;
import org.twentyweeks.testkit.casework.InMemoryCaseStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Planted: what ArchitectureTest must find. */
class BreaksRulesInAFunction {

    final SecureRandom seededOnce = new SecureRandom();
    final InMemoryCaseStore twin = new InMemoryCaseStore();

    void everything(DynamoDbClient client) {
        client.scan(request -> request.tableName("cases"));
        System.out.println(UUID.randomUUID());
    }
}
