package org.twentyweeks.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseTest {

    @Test
    void the_next_release_replaces_nothing_that_the_last_one_keeps() throws IOException {
        assertThat(ReleaseRules.findings(released(), TemplateYaml.tree(read("template.yaml"))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CasesTable:                            | CaseTable:                             | CasesTable, type
            {AttributeName: part, KeyType: RANGE}  | {AttributeName: sort, KeyType: RANGE}  | CasesTable, whose change
            AttributeName: part, AttributeType: S  | AttributeName: part, AttributeType: N  | CasesTable, whose change
            PasswordLength: 64                     | PasswordLength: 65                     | HashKeys, whose change
            """)
    void a_replacement_is_found(String written, String instead, String complaint) throws IOException {
        var text = read("template.yaml");
        assertThat(text).contains(written);

        List<String> findings = ReleaseRules.findings(released(), TemplateYaml.tree(text.replace(written, instead)));

        assertThat(findings).anySatisfy(finding -> assertThat(finding).contains(complaint));
    }

    private static Map<String, Object> released() throws IOException {
        return TemplateYaml.tree(read("infra/policy/last-release.yaml"));
    }

    private static String read(String file) throws IOException {
        return Files.readString(TemplateFindings.PROJECT.resolve(file));
    }
}
