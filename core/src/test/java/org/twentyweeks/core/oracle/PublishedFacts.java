package org.twentyweeks.core.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.twentyweeks.core.oracle.PublishedRules.Pattern;

/** The facts of the published page, {@code facts.csv}, and facts made up from them. */
public final class PublishedFacts {

    private record Field(String name, boolean required, List<String> values) {}

    private record Type(String name, String day, List<Field> fields) {}

    private static final LocalDate EARLIEST = LocalDate.parse("2014-01-01");

    private final Map<String, Type> types = new LinkedHashMap<>();

    public PublishedFacts() {
        for (String line : PublishedRules.lines("facts.csv")) {
            var cells = line.split(";", -1);
            var fields = new ArrayList<Field>();
            for (String field : cells[2].isEmpty() ? new String[0] : cells[2].split(", ")) {
                var sides = field.split("=");
                boolean required = !sides[0].endsWith("?");
                fields.add(new Field(sides[0].replace("?", ""), required, List.of(sides[1].split("\\|"))));
            }
            types.put(cells[0], new Type(cells[0], cells[1], fields));
        }
    }

    public List<String> types() {
        return List.copyOf(types.keySet());
    }

    /** A fact of that pattern on that day, with nothing that may be left out. */
    Happened plain(Pattern pattern, LocalDate day) {
        var type = type(pattern.type());
        var fields = new LinkedHashMap<String, String>();
        fields.put(type.day(), day.toString());
        for (Field field : type.fields()) {
            if (field.required()) {
                fields.put(field.name(), field.values().getFirst());
            }
        }
        fields.putAll(pattern.values());
        switch (type.name()) {
            case "MoveNotified" -> fields.put("movedOn", day.minusDays(7).toString());
            case "PlanTransferredIn" ->
                fields.put("lastReviewOn", notTooEarly(day.minusDays(100)).toString());
            default -> {}
        }
        return new Happened(type.name(), fields);
    }

    /** A fact of that type on that day, the rest by chance; an exception names that rule. */
    public Happened random(Random random, String name, LocalDate day, String excepted) {
        var type = type(name);
        var fields = new LinkedHashMap<String, String>();
        fields.put(type.day(), notTooEarly(day).toString());
        for (Field field : type.fields()) {
            if (field.required() || random.nextBoolean()) {
                fields.put(field.name(), one(random, field.values()));
            }
        }
        switch (name) {
            case "ExceptionRecorded" -> fields.put("rule", excepted);
            case "MoveNotified" -> fields.put("movedOn", around(random, day, -10, 40));
            case "PlanTransferredIn" -> fields.put("lastReviewOn", around(random, day, -400, 0));
            case "SettingClosed" -> fields.put("reopens", around(random, day, 24, 33));
            case "AbsentFromArea" -> fields.put("first", around(random, day, -33, -11));
            case "AppealRegistered" -> {
                if (random.nextInt(4) == 0) {
                    fields.put("responseDueOn", around(random, day, 0, 60));
                }
            }
            default -> {}
        }
        return new Happened(name, fields);
    }

    private static String one(Random random, List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static String around(Random random, LocalDate day, int earliest, int latest) {
        return notTooEarly(day.plusDays(random.nextInt(earliest, latest + 1))).toString();
    }

    private static LocalDate notTooEarly(LocalDate day) {
        return day.isBefore(EARLIEST) ? EARLIEST : day;
    }

    private Type type(String name) {
        return Objects.requireNonNull(types.get(name), name);
    }
}
