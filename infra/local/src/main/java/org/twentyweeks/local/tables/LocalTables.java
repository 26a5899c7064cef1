package org.twentyweeks.local.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.twentyweeks.local.CannotStartException;
import org.twentyweeks.local.template.TemplateTable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The tables of the template. */
public final class LocalTables {

    private static final int SERVER_ERROR = 500;

    private final DynamoDbClient client;
    private final List<String> names;

    private LocalTables(DynamoDbClient client, List<String> names) {
        this.client = client;
        this.names = List.copyOf(names);
    }

    /**
     * Creates those that are missing.
     *
     * @throws CannotStartException when one is there with other keys or indexes than the template's: what it holds was
     *     written by another release
     */
    public static LocalTables create(DynamoDbClient client, List<TemplateTable> tables) {
        for (TemplateTable table : tables) {
            try {
                var there = client.describeTable(request -> request.tableName(table.name()))
                        .table();
                if (!Shape.of(there).equals(Shape.of(table))) {
                    throw new CannotStartException(
                            "The kept table " + table.name()
                                    + " has other keys or indexes than template.yaml gives " + table.logicalId()
                                    + ": start once with RESET=1, which forgets all local cases, or choose another DATA folder.");
                }
            } catch (ResourceNotFoundException missing) {
                client.createTable(table.createRequest());
            } catch (DynamoDbException failure) {
                throw failure.statusCode() < SERVER_ERROR ? failure : damaged(table);
            }
        }
        return new LocalTables(client, tables.stream().map(TemplateTable::name).toList());
    }

    private static CannotStartException damaged(TemplateTable table) {
        return new CannotStartException("The kept table " + table.name()
                + " cannot be read: put the files in the DATA folder back as they were, or start once with RESET=1,"
                + " which forgets all local cases.");
    }

    public List<String> names() {
        return names;
    }

    /** Writes every item as one line of JSON, in the order in which the table gives them. */
    public void writeItems(String table, OutputStream output) throws IOException {
        for (var page : client.scanPaginator(
                ScanRequest.builder().tableName(table).consistentRead(true).build())) {
            for (var item : page.items()) {
                output.write((ItemJson.line(item) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** What makes two tables the same to the code: keys and indexes, in no particular order. */
    private record Shape(List<KeySchemaElement> key, Set<AttributeDefinition> attributes, Map<String, Index> indexes) {

        private record Index(List<KeySchemaElement> key, String projected, Set<String> attributes) {

            static Index of(List<KeySchemaElement> key, Projection projection) {
                return new Index(key, projection.projectionTypeAsString(), Set.copyOf(projection.nonKeyAttributes()));
            }
        }

        static Shape of(TableDescription table) {
            return new Shape(
                    table.keySchema(),
                    Set.copyOf(table.attributeDefinitions()),
                    table.globalSecondaryIndexes().stream()
                            .collect(Collectors.toMap(
                                    index -> index.indexName(),
                                    index -> Index.of(index.keySchema(), index.projection()),
                                    (one, other) -> one,
                                    TreeMap::new)));
        }

        static Shape of(TemplateTable template) {
            var table = template.createRequest();
            return new Shape(
                    table.keySchema(),
                    Set.copyOf(table.attributeDefinitions()),
                    table.globalSecondaryIndexes().stream()
                            .collect(Collectors.toMap(
                                    index -> index.indexName(),
                                    index -> Index.of(index.keySchema(), index.projection()),
                                    (one, other) -> one,
                                    TreeMap::new)));
        }
    }
}
