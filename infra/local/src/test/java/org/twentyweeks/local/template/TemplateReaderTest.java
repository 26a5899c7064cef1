package org.twentyweeks.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

class TemplateReaderTest {

    private static final String SMALL = """
            Parameters:
              Area:
                Type: String
                Default: '007'
                AllowedPattern: '[0-9]{3}'
              Address:
                Type: String
            Conditions:
              HasAddress: !Not [!Equals [!Ref Address, '']]
            Mappings:
              Areas:
                '007':
                  Phone: '01632 960007'
            Globals:
              Function:
                Runtime: java25
            Resources:
              Door:
                Type: AWS::Serverless::Api
                Properties:
                  StageName: v1
                  DefinitionBody:
                    openapi: '3.0.3'
                    info: {title: t, version: '1'}
                    paths:
                      /things:
                        post:
                          x-amazon-apigateway-integration:
                            type: aws_proxy
                            httpMethod: POST
                            uri: !Sub 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Worker.Arn}/invocations'
                    x-amazon-apigateway-gateway-responses:
                      THROTTLED:
                        statusCode: '429'
                        responseParameters:
                          gatewayresponse.header.Retry-After: "'5'"
                        responseTemplates:
                          application/json: !Sub
                            - 'Ring ${Phone} of ${Area}'
                            - Phone: !FindInMap [Areas, !Ref Area, Phone]
              Worker:
                Type: AWS::Serverless::Function
                Metadata: {SkipBuild: true}
                Properties:
                  Handler: org.example.Worker::handleRequest
                  Timeout: 7
                  Environment:
                    Variables:
                      AREA: !Ref Area
                      TABLE: !Ref CallFilesTable
                      SECRET: !Ref Signing
                      PLACE: !Sub '${AWS::StackName}/${AWS::Region}/${Signing.Arn}'
                  Events:
                    Things:
                      Type: Api
                      Properties: {RestApiId: !Ref Door, Path: /things, Method: post}
              CallFilesTable:
                Type: AWS::DynamoDB::Table
                DeletionPolicy: Retain
                Properties:
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions:
                    - {AttributeName: id, AttributeType: S}
                    - {AttributeName: size, AttributeType: N}
                  KeySchema: [{AttributeName: id, KeyType: HASH}]
                  GlobalSecondaryIndexes:
                    - IndexName: by-size
                      KeySchema: [{AttributeName: id, KeyType: HASH}, {AttributeName: size, KeyType: RANGE}]
                      Projection: {ProjectionType: INCLUDE, NonKeyAttributes: [colour]}
              Signing:
                Type: AWS::SecretsManager::Secret
                Properties:
                  GenerateSecretString: {PasswordLength: 20}
              Alerts:
                Type: AWS::SNS::Topic
                Condition: HasAddress
                Properties:
                  Subscription: [{Protocol: email, Endpoint: !Ref Address}]
            """;

    @Test
    void a_table_is_created_with_its_keys_and_indexes_under_its_local_name() {
        TemplateTable table = Template.parse(SMALL).tables().getFirst();

        assertThat(table.logicalId()).isEqualTo("CallFilesTable");
        assertThat(table.name())
                .isEqualTo("call-files")
                .isEqualTo(table.createRequest().tableName());
        assertThat(table.createRequest().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThat(table.createRequest().attributeDefinitions()).hasSize(2);
        GlobalSecondaryIndex index =
                table.createRequest().globalSecondaryIndexes().getFirst();
        assertThat(index.indexName()).isEqualTo("by-size");
        assertThat(index.keySchema().getLast().keyType()).isEqualTo(KeyType.RANGE);
        assertThat(index.projection().projectionType()).isEqualTo(ProjectionType.INCLUDE);
        assertThat(index.projection().nonKeyAttributes()).containsExactly("colour");
    }

    @Test
    void a_function_gets_the_local_names_of_what_it_uses() {
        TemplateFunction function = Template.parse(SMALL).functions().getFirst();

        assertThat(function)
                .isEqualTo(new TemplateFunction(
                        "Worker",
                        "org.example.Worker",
                        Map.of(
                                "AREA",
                                "007",
                                "TABLE",
                                "call-files",
                                "SECRET",
                                "Signing",
                                "PLACE",
                                "local/eu-west-2/arn:aws:local:eu-west-2:000000000000:Signing"),
                        7));
    }

    @Test
    void a_route_leads_to_the_function_that_its_integration_invokes() {
        assertThat(Template.parse(SMALL).routes())
                .containsExactly(new TemplateRoute("Door", "POST", "/things", "Worker"));
    }

    @Test
    void a_gateway_answer_is_fixed_text_with_the_mapped_values_filled_in() {
        assertThat(Template.parse(SMALL).apis().getFirst().answers())
                .containsExactly(Map.entry(
                        "THROTTLED", new GatewayAnswer(429, Map.of("Retry-After", "5"), "Ring 01632 960007 of 007")));
    }

    @Test
    void a_secret_without_a_template_is_the_generated_string() {
        TemplateSecret secret = Template.parse(SMALL).secrets().getFirst();

        assertThat(secret).isEqualTo(new TemplateSecret("Signing", "Signing", new SecretGeneration.Plain(20, true)));
        assertThat(secret.generation().secretString("abc")).isEqualTo("abc");
    }

    @Test
    void a_secret_with_a_template_is_the_template_with_the_generated_string_in_it() {
        Template template = Template.parse(SMALL.replace(
                "{PasswordLength: 20}",
                "{SecretStringTemplate: '{\"a\":true}', GenerateStringKey: '1', ExcludePunctuation: true}"));

        SecretGeneration generation = template.secrets().getFirst().generation();
        assertThat(generation).isEqualTo(new SecretGeneration.InTemplate("{\"a\":true}", "1", 32, false));
        assertThat(generation.secretString("abc")).isEqualTo("{\"a\":true,\"1\":\"abc\"}");
    }

    @Test
    void a_given_parameter_takes_the_place_of_the_default() {
        Map<String, Object> tree = TemplateYaml.tree(SMALL.replace("'007':", "'008':"));

        Template template = Template.of(tree, Map.of("Area", "008"));

        assertThat(template.functions().getFirst().environment()).containsEntry("AREA", "008");
    }

    @Test
    void a_parameter_that_is_not_declared_or_does_not_match_is_refused() {
        Map<String, Object> tree = TemplateYaml.tree(SMALL);

        assertThatExceptionOfType(TemplateNotUnderstoodException.class)
                .isThrownBy(() -> Template.of(tree, Map.of("Aera", "008")))
                .withMessageContaining("Aera is given but not declared");
        assertThatExceptionOfType(TemplateNotUnderstoodException.class)
                .isThrownBy(() -> Template.of(tree, Map.of("Area", "8")))
                .withMessageContaining("the parameter Area does not match [0-9]{3}");
    }

    @Test
    void a_file_that_is_not_there_is_said_by_name() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Template.read(Path.of("no-such-template.yaml")))
                .withMessageContaining("no-such-template.yaml");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # written                              | in its place                                     | complaint
            Type: AWS::SNS::Topic                  | Type: AWS::SNS::Subscription                     | Alerts (AWS::SNS::Subscription): this type is not known
            `      Timeout: 7`                     | `      Timeout: 7\\n      VpcConfig: {}`          | Worker (AWS::Serverless::Function): the property VpcConfig is not known
            `    Metadata: {SkipBuild: true}`      | `    DependsOn: Never`                           | Worker: DependsOn is not known
            `Resources:`                           | `Hooks: {Never: false}\\nResources:`              | template.yaml: Hooks is not known
            `    Runtime: java25`                  | `    Tracing: Active`                            | Globals, Function: the property Tracing
            `    Runtime: java25`                  | `    Timeout: 3`                                 | Timeout: it is given in Globals too
            !Ref Area                              | !ImportValue Area                                | the intrinsic !ImportValue is not known
            !Ref Area                              | `{'Fn::ImportValue': Area}`                      | the intrinsic Fn::ImportValue is not known
            !Ref Area                              | `{Ref: Area, Other: 1}`                          | an intrinsic stands alone
            !Ref Area                              | !Ref Aera                                        | Ref Aera names nothing
            !Ref Area                              | !Ref Address                                     | the parameter Address has no default and was not given
            !Ref Area                              | !GetAtt Signing.Name                             | only the Arn of a resource
            !Ref Area                              | !GetAtt Singing.Arn                              | Fn::GetAtt
            Condition: HasAddress                  | Condition: HasAdress                             | Condition HasAdress names nothing
            DeletionPolicy: Retain                 | Condition: HasAddress                            | a condition is not known where the local run makes
            !Not [                                 | !Or [                                            | the intrinsic !Or is not known
            AREA: !Ref Area                        | AREA: !Not [!Ref Area]                           | text is expected, and not a condition
            SECRET: !Ref Signing                   | SECRET: !Ref Door.Stage                          | Door.Stage is missing
            SECRET: !Ref Signing                   | SECRET: !Ref Gate.Stage                          | Ref Gate.Stage names nothing
            SECRET: !Ref Signing                   | SECRET: !GetAtt Signing.RegionalDomainName       | a local run has no RegionalDomainName
            ${AWS::StackName}                      | ${AWS::StackId}                                  | Ref AWS::StackId names nothing
            ${AWS::StackName}                      | ${Singing.Arn}                                   | Fn::GetAtt
            [Areas, !Ref Area, Phone]              | [Arrears, !Ref Area, Phone]                      | a mapping of this template
            [Areas, !Ref Area, Phone]              | [Areas, !Ref Area, Fax]                          | Fax is missing
            openapi: '3.0.3'                       | openapi: '3.1.0'                                 | API Gateway takes OpenAPI 3.0 only, not 3.1.0
            `        info:`                        | `        x-amazon-apigateway-policy: {}\\n        info:` | x-amazon-apigateway-policy is not known
            type: aws_proxy                        | type: aws                                        | a function is called by aws_proxy
            `httpMethod: POST`                     | `httpMethods: POST`                              | httpMethods is not known
            ${Worker.Arn}                          | ${Signing.Arn}                                   | do not name the same
            Path: /things                          | Path: /thing                                     | do not name the same
            Method: post                           | Method: get                                      | do not name the same
            Type: Api                              | Type: Schedule                                   | the event Schedule is not known
            `"'5'"`                                | method.request.header.When                       | only text in single quotes
            'Ring ${Phone} of ${Area}'             | 'Ring $context.error.message'                    | a body that API Gateway fills in
            gatewayresponse.header.Retry-After     | gatewayresponse.trailer.Retry-After              | gatewayresponse.trailer.Retry-After is not known
            `responseTemplates:`                   | `responseBodies:`                                | responseBodies is not known
            BillingMode: PAY_PER_REQUEST           | BillingMode: PROVISIONED                         | only PAY_PER_REQUEST is known
            IndexName: by-size                     | IndexNames: by-size                              | IndexNames is not known
            ProjectionType: INCLUDE                | ProjectedType: INCLUDE                           | ProjectedType is not known
            PasswordLength: 20                     | PasswordSize: 20                                 | PasswordSize is not known
            PasswordLength: 20                     | `SecretStringTemplate: '[', GenerateStringKey: k`| the template of a secret is not JSON
            PasswordLength: 20                     | `SecretStringTemplate: '[]', GenerateStringKey: k`| not a JSON object
            PasswordLength: 20                     | PasswordLength: twenty                           | a whole number is expected
            PasswordLength: 20                     | ExcludePunctuation: perhaps                      | true or false is expected
            ::handleRequest                        | ::handle                                         | a class and ::handleRequest is expected
            Default: '007'                         | Default: 007                                     | line 4: YAML 1.1 does not read 007 as it is written
            Default: '007'                         | Default: NO                                      | line 4: YAML 1.1 does not read NO as it is written
            Default: '007'                         | Default: 2026-01-01                              | line 4: YAML 1.1 does not read 2026-01-01
            Default: '007'                         | Default: 12:30                                   | line 4: YAML 1.1 does not read 12:30
            Default: '007'                         | Default:                                         | line 4: a value is missing
            '007':                                 | 7:                                               | a key must be text
            Timeout: 7                             | `Timeout: 7\\n      Timeout: 8`                   | the key Timeout is given twice
            `      Timeout: 7`                     | `      Timeout: &seven 7`                        | anchors are not taken
            `      Timeout: 7`                     | `      Timeout: [7`                              | not YAML
            """)
    void what_is_not_known_stops_the_run_and_says_where(String written, String instead, String complaint) {
        String replacement = instead.replace("\\n", "\n");
        assertThat(SMALL).contains(written);

        assertThatExceptionOfType(TemplateNotUnderstoodException.class)
                .isThrownBy(() -> Template.parse(SMALL.replace(written, replacement)))
                .withMessageStartingWith("template.yaml")
                .withMessageContaining(complaint);
    }

    @Test
    void each_api_has_its_own_answers() {
        String alike = SMALL.substring(SMALL.indexOf("  Door:"), SMALL.indexOf("  Worker:"))
                .replace("Door:", "Gate:")
                .replace("/things:", "/others:");
        String second = SMALL.replace("  Worker:\n", alike + "  Worker:\n")
                .replace(
                        "      Events:\n",
                        "      Events:\n        Others:\n          Type: Api\n          Properties:"
                                + " {RestApiId: !Ref Gate, Path: /others, Method: post}\n");

        assertThat(Template.parse(second).routes()).hasSize(2);
        assertThat(Template.parse(second.replaceFirst("'429'", "'503'")).apis())
                .extracting(
                        TemplateApi::logicalId,
                        api -> api.answers().get("THROTTLED").status())
                .containsExactly(tuple("Door", 503), tuple("Gate", 429));
    }

    @Test
    void a_text_that_is_not_a_map_is_refused() {
        List.of("", "- a", "a")
                .forEach(text -> assertThatExceptionOfType(TemplateNotUnderstoodException.class)
                        .isThrownBy(() -> Template.parse(text)));
    }

    // An API that asks who calls

    private static final String GUARDED = SMALL.replaceFirst("( +)openapi: '3.0.3'\n", """
                    $0$1security: [{staff: []}]
                    $1components: {securitySchemes: {staff: {SCHEME}}}
                    """)
            .replace(
                    "SCHEME",
                    "type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authorizer: {type: token,"
                            + " authorizerResultTtlInSeconds: 0, authorizerUri: !Sub 'arn:${AWS::Partition}:apigateway:"
                            + "${AWS::Region}:lambda:path/2015-03-31/functions/${Worker.Arn}:live/invocations'}");

    @Test
    void an_api_says_which_function_is_asked_who_calls() {
        assertThat(Template.parse(GUARDED).apis().getFirst().authorizer()).contains("Worker");
        assertThat(Template.parse(SMALL).apis().getFirst().authorizer()).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    security: [{staff: []}]         | security: []              | one scheme is expected
                    security: [{staff: []}]         | security: [{other: []}]   | one scheme is expected
                    security: [{staff: []}]         | security: [{staff: []}, {}] | one scheme is expected
                    type: token                     | type: request             | whose answers are not kept
                    authorizerResultTtlInSeconds: 0 | authorizerResultTtlInSeconds: 300 | whose answers are not kept
                    name: Authorization             | name: X-Token             | whose answers are not kept
                    in: header                      | in: query                 | whose answers are not kept
                    """)
    void an_authorizer_that_the_local_run_does_not_know_is_refused(
            String written, String replacement, String complaint) {
        assertThat(GUARDED).contains(written);
        assertThatExceptionOfType(TemplateNotUnderstoodException.class)
                .isThrownBy(() -> Template.parse(GUARDED.replace(written, replacement)))
                .withMessageContaining(complaint);
    }
}
