package org.twentyweeks.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.twentyweeks.testkit.Interleaved;

class StrictJsonBench {

    private static final int DOCUMENTS_A_ROUND = 5000;
    private static final byte[] REQUEST = """
            {"requester": {"type": "PARENT", "name": "Oona Tarrant", "email": "oona.tarrant@example.org"},
             "child": {"forename": "Idris", "surname": "Tarrant", "dateOfBirth": "2017-03-09", "postcode": "ZZ1 4QD",
                       "addressLines": ["4 Wharf Cottages", "Saltmere"], "upn": "R201100018042"},
             "reason": "He cannot follow what is said in class and comes home worn out.", "views": "I like maths."}
            """.getBytes(StandardCharsets.UTF_8);

    private final ObjectMapper lenient = new ObjectMapper();

    @Test
    void strict_reading_against_jacksons_defaults() throws Exception {
        System.out.println(Interleaved.ratio(
                "strict JSON",
                () -> {
                    for (int document = 0; document < DOCUMENTS_A_ROUND; document++) {
                        StrictJson.read(REQUEST).orElseThrow();
                    }
                },
                "Jackson's defaults",
                () -> {
                    for (int document = 0; document < DOCUMENTS_A_ROUND; document++) {
                        lenient.readTree(REQUEST);
                    }
                }));
    }
}
