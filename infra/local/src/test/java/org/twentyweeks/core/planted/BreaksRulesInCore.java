package org.twentyweeks.core.planted;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;

/** Planted: what ArchitectureTest must find. */
class BreaksRulesInCore {

    final ObjectMapper json = new ObjectMapper();

    LocalDate today() {
        return LocalDate.now();
    }
}
