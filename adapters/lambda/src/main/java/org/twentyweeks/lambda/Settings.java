package org.twentyweeks.lambda;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a function's settings record from its environment: each component, a text, from the variable of its name in
 * upper case with underscores ({@code casesTable} from {@code CASES_TABLE}).
 */
public final class Settings {

    private Settings() {}

    /** The names of the variables that a settings record is read from, in its order. */
    public static List<String> names(Class<? extends Record> settings) {
        return Arrays.stream(settings.getRecordComponents()).map(Settings::name).toList();
    }

    /**
     * Reads the record.
     *
     * @throws IllegalStateException that names every variable that is missing or empty
     */
    public static <R extends Record> R read(Class<R> settings, Map<String, String> environment) {
        var missing = names(settings).stream()
                .filter(name -> environment.getOrDefault(name, "").isBlank())
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Set these environment variables: " + String.join(", ", missing));
        }
        var components = settings.getRecordComponents();
        try {
            Constructor<R> constructor = settings.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> environment.get(name(component)))
                    .toArray());
        } catch (ReflectiveOperationException notARecordOfTexts) {
            throw new IllegalStateException(settings.getName() + " is not a record of texts", notARecordOfTexts);
        }
    }

    private static String name(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }
}
