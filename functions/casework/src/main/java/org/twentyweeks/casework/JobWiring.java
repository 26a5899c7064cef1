package org.twentyweeks.casework;

import java.time.Duration;
import org.twentyweeks.core.audit.SealCases;
import org.twentyweeks.core.casework.Derivation;
import org.twentyweeks.core.casework.MoveCases;
import org.twentyweeks.core.casework.RecordFacts;
import org.twentyweeks.core.casework.RefoldShard;
import org.twentyweeks.dynamodb.DynamoDbCaseHeads;
import org.twentyweeks.dynamodb.DynamoDbCaseIndexes;
import org.twentyweeks.dynamodb.DynamoDbCaseStore;
import org.twentyweeks.dynamodb.DynamoDbStaffStore;
import org.twentyweeks.lambda.AuthorityFile;
import org.twentyweeks.lambda.AwsClients;
import org.twentyweeks.s3.S3Seals;
import org.twentyweeks.sqs.SqsMessages;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Puts the parts of the jobs together: of those functions that work off a queue. */
final class JobWiring {

    /** Nobody waits for a job, and its message comes again: a call may take its time. */
    private static final AwsClients CLIENTS = AwsClients.within(Duration.ofSeconds(60), Duration.ofSeconds(20));

    private JobWiring() {}

    static SealCases sealCases(SealSettings settings) {
        return new SealCases(
                new DynamoDbCaseHeads(CLIENTS.client(DynamoDbClient.builder()), settings.casesTable()),
                new S3Seals(CLIENTS.client(S3Client.builder()), settings.sealsBucket()));
    }

    static Refolding refolding(RefoldSettings settings) {
        var client = CLIENTS.client(DynamoDbClient.builder());
        var heads = new DynamoDbCaseHeads(client, settings.casesTable());
        return new Refolding(
                new RefoldShard(
                        new DynamoDbCaseStore(client, settings.casesTable()),
                        heads,
                        Derivation.current(),
                        AuthorityFile.read(settings.authorityCode()).intakeTeam()),
                heads.walks(),
                new SqsMessages(CLIENTS.client(SqsClient.builder()), settings.refoldQueue()));
    }

    static MoveCases moveCases(MoveSettings settings) {
        var client = CLIENTS.client(DynamoDbClient.builder());
        var cases = new DynamoDbCaseStore(client, settings.casesTable());
        var intakeTeam = AuthorityFile.read(settings.authorityCode()).intakeTeam();
        return new MoveCases(
                new DynamoDbStaffStore(client, settings.staffTable()),
                new DynamoDbCaseIndexes(client, settings.casesTable()),
                cases,
                new RecordFacts(cases, intakeTeam),
                intakeTeam);
    }
}
