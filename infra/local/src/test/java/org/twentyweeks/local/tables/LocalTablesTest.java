package org.twentyweeks.local.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.twentyweeks.dynamodb.CasesTable;
import org.twentyweeks.local.CannotStartException;
import org.twentyweeks.local.template.TemplateTable;
import org.twentyweeks.testkit.dynamodb.DynamoDbLocal;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalTablesTest {

    private DynamoDbLocal engine;
    private DynamoDbClient client;

    @BeforeAll
    void start() {
        engine = DynamoDbLocal.inMemory();
        client = engine.client();
    }

    @AfterAll
    void stop() {
        client.close();
        engine.close();
    }

    private static TemplateTable table(String name, CreateTableRequest definition) {
        return new TemplateTable("CasesTable", name, definition);
    }

    @Test
    void a_table_that_is_there_in_the_same_shape_is_left_alone() {
        var table = table("kept", CasesTable.definition("kept"));
        LocalTables.create(client, List.of(table));
        client.putItem(request -> request.tableName("kept").item(Map.of("caseId", text("A"), "part", text("head"))));

        var tables = LocalTables.create(client, List.of(table));

        assertThat(tables.names()).containsExactly("kept");
        assertThat(lines(tables, "kept")).isEqualTo("{\"caseId\":\"A\",\"part\":\"head\"}\n");
    }

    @Test
    void a_table_of_another_shape_is_named_with_what_to_do() {
        var definition = CasesTable.definition("changed");
        LocalTables.create(client, List.of(table("changed", definition)));
        var withoutLastIndex = definition.toBuilder()
                .globalSecondaryIndexes(definition.globalSecondaryIndexes().subList(0, 4))
                .build();

        assertThatThrownBy(() -> LocalTables.create(client, List.of(table("changed", withoutLastIndex))))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContainingAll("changed", "CasesTable", "RESET=1");
    }

    @Test
    void items_are_plain_json_one_a_line() {
        var tables = LocalTables.create(client, List.of(table("plain", CasesTable.definition("plain"))));
        client.putItem(request -> request.tableName("plain")
                .item(Map.of(
                        "caseId", text("A"),
                        "part", text("head"),
                        "number", AttributeValue.fromN("12.50"),
                        "flag", AttributeValue.fromBool(true),
                        "nothing", AttributeValue.fromNul(true),
                        "bytes", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1, 2, 3})),
                        "list", AttributeValue.fromL(List.of(text("x"), AttributeValue.fromN("1"))),
                        "map", AttributeValue.fromM(Map.of("line", text("one\ntwo"))))));

        assertThat(lines(tables, "plain"))
                .isEqualTo("{\"bytes\":\"AQID\",\"caseId\":\"A\",\"flag\":true,\"list\":[\"x\",1],"
                        + "\"map\":{\"line\":\"one\\ntwo\"},\"nothing\":null,\"number\":12.5,\"part\":\"head\"}\n");
    }

    @Test
    void a_table_longer_than_a_page_is_written_whole() {
        var tables = LocalTables.create(client, List.of(table("long", CasesTable.definition("long"))));
        var filling = text("x".repeat(300_000));
        for (int item = 0; item < 5; item++) {
            var id = text("case" + item);
            client.putItem(request ->
                    request.tableName("long").item(Map.of("caseId", id, "part", text("head"), "filling", filling)));
        }

        assertThat(lines(tables, "long").lines()).hasSize(5);
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    private static String lines(LocalTables tables, String name) {
        var output = new ByteArrayOutputStream();
        try {
            tables.writeItems(name, output);
        } catch (IOException inMemory) {
            throw new AssertionError(inMemory);
        }
        return output.toString();
    }
}
