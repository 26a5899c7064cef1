package org.twentyweeks.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.hashing.Bytes;
import org.twentyweeks.core.intake.Authority;
import org.twentyweeks.core.staff.Caller;
import org.twentyweeks.core.staff.Role;
import software.amazon.awssdk.core.SdkBytes;

/**
 * No record that is deployed prints what people said. Every text of every record is on the list of those that are ours, or
 * is not printed: whoever adds a text to a record decides which, because this test fails until it is decided.
 */
class PersonalRecordsTest {

    private static final String[] DEPLOYED = {
        "org.twentyweeks.core",
        "org.twentyweeks.dynamodb",
        "org.twentyweeks.s3",
        "org.twentyweeks.sqs",
        "org.twentyweeks.lambda",
        "org.twentyweeks.pages",
        "org.twentyweeks.referralintake",
        "org.twentyweeks.referralform",
        "org.twentyweeks.staffauthorizer",
        "org.twentyweeks.casework"
    };

    /** Texts of ours, by record: the law, the council, codes, names of fields, sentences of the pages, hashes and references. */
    private static final String OURS = """
            Addition: version
            AdviceRequested: setting
            Answer: outcome
            AnswerRow: page
            AuditRecord: at by correlationId entry kind parts route subject
            AuthorizerSettings: staffAudience staffIdClaim staffIssuer staffRoleClaim
            BankHoliday: title
            CaseHead: authorityCode channel childByName childByUpn owner requestHash
            CaseStanding: milestones
            CaseworkSettings: auditTable authorityCode casesTable hashKeysSecret staffTable tokenSecret
            Change: by correlationId
            ChildHashes: ofName ofUpn
            Choice: hint id label value
            Citation: instrument provision
            ClashModel: reference
            Condition: codes field
            Contact: address email phone
            DatePart: id
            Deadline: count subject
            DeadlineRule: duty id note subject title
            DerivedBy: calendarVersion ruleBookVersion
            EntityTag: version
            ExceptionGrounds: provision
            ExceptionRecorded: authorisedBy evidence rule
            Explanation: action count duty exception next standing
            FactPattern: happens meaning
            FactRecord: authorityCode body caseId happenedOn hash part previousHash recordedAt recordedBy type
            Failure: at type
            Field: name
            FieldError: fields sentence
            FormSettings: authorityCode tokenSecret
            Given: field words
            GivenDay: field what
            Head: lastHash
            HeadMark: version
            HeadRecord: acknowledgement assignedOn authorityCode calendarVersion caseId channel childByName childByUpn lastHash milestones nextActionOn openDeadlines owner part receivedOn requestHash route ruleBookVersion shard source status
            HeldBefore: text
            HiddenField: name
            HttpReply: outcome
            HttpRequest: resource
            IdempotencyKey: channel
            IndexPage: entries
            IntakeSettings: authorityCode casesTable hashKeysSecret tokenSecret
            Invocation: function
            JobRun: function
            Keyed: by
            LastAfter: words
            LastBefore: words
            Layout: address base council email heading icon phone styleSheet title
            Link: hash previousHash
            MoveSettings: authorityCode casesTable staffTable
            NoticeModel: sentences
            OpenDeadline: rule subject
            Ownership: owner
            Page: after next outcome
            PersonHash: hash part
            PlanCeased: reason
            Point: hash
            Previous: hash
            Problem: fields pointer sentence
            ProblemReply: detail headers kind members title
            Progress: after
            Question: autocomplete name width
            QuestionModel: intro optional previous slug
            QuestionView: id
            QueueMessage: id
            Reading: correlationId readBy route
            Reckoning: words
            Recorded: version
            RecordedFact: recordedBy recordingKey
            RefoldSettings: authorityCode casesTable refoldQueue
            Refusal: field problem
            Report: outcome seal walk
            Request: correlationId route
            Route: method resource
            SealSettings: casesTable sealsBucket
            Sealed: hash
            SealedCase: lastHash
            SentModel: decisionDueOn planDueOn receivedOn reference
            SettingClosed: setting
            SettingConsulted: setting
            SettingReplied: setting
            StaffMember: id
            StaffRecord: entry
            Start: day from
            StoredCase: version
            Task: code sentence
            Team: id mailbox name
            TokenReply: outcome
            UnconfirmedReading: reading settledBy
            """;

    /** Of records that take no text as it comes. */
    private static final List<Object> SAMPLES = List.of(
            new Reference("0000000000000000"),
            new Caller("sw-7", Set.of(Role.CASEWORKER)),
            new Authority("000", "", new Authority.Contact("", "", List.of()), List.of(), "team:intake"));

    private static final Pattern CANARY = Pattern.compile("zz<([A-Za-z.$]+)>zz");

    @Test
    void every_text_that_a_record_prints_is_ours() {
        var printed = new TreeSet<String>();
        for (Class<?> type : records()) {
            printed.addAll(printedBy(type));
        }

        assertThat(printed).isEqualTo(ours());
    }

    @Test
    void a_record_that_prints_what_it_holds_is_heard() {
        record Planted(List<Optional<Map<String, Holder>>> deep) {}

        assertThat(printedBy(Planted.class)).containsExactlyInAnyOrder("Planted.deep", "Holder.text");
    }

    record Holder(String text) {}

    private static Set<String> ours() {
        var ours = new TreeSet<String>();
        OURS.lines().forEach(line -> {
            var record = line.substring(0, line.indexOf(':'));
            for (String component : line.substring(line.indexOf(':') + 2).split(" ")) {
                ours.add(record + "." + component);
            }
        });
        return ours;
    }

    private static List<Class<?>> records() {
        var records = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(DEPLOYED).stream()
                        .map(JavaClass::reflect)
                        .<Class<?>>map(type -> type)
                        .filter(Class::isRecord)
                        .toList();
        assertThat(records).hasSizeGreaterThan(60);
        return records;
    }

    private static Set<String> printedBy(Class<?> type) {
        var printed = new TreeSet<String>();
        made(type).ifPresent(record -> {
            var found = CANARY.matcher(record.toString());
            while (found.find()) {
                printed.add(found.group(1));
            }
        });
        return printed;
    }

    /** One that holds in each text where it stands; empty when it takes no text that people could have typed. */
    private static Optional<Object> made(Class<?> type) {
        var components = type.getRecordComponents();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(Arrays.stream(components)
                    .map(component -> value(component.getGenericType(), name(type, component)))
                    .toArray()));
        } catch (InvocationTargetException refused) {
            return Optional.empty();
        } catch (ReflectiveOperationException defect) {
            throw new IllegalStateException(type.getName(), defect);
        }
    }

    private static String name(Class<?> type, RecordComponent component) {
        return type.getSimpleName() + "." + component.getName();
    }

    private static Object value(Type type, String name) {
        if (type instanceof ParameterizedType parameterized) {
            var arguments = parameterized.getActualTypeArguments();
            return switch (((Class<?>) parameterized.getRawType()).getSimpleName()) {
                case "List" -> List.of(value(arguments[0], name));
                case "Set" -> Set.of(value(arguments[0], name));
                case "Function" -> Function.identity();
                case "Supplier" -> (Supplier<Object>) () -> value(arguments[0], name);
                case "Optional" -> Optional.of(value(arguments[0], name));
                case "Map" -> Map.of(value(arguments[0], name), value(arguments[1], name));
                default -> throw new IllegalStateException("Teach this test to make a " + type + " for " + name);
            };
        }
        // What a record of anything holds is looked at where that stands.
        return type instanceof TypeVariable<?> ? "zz<" + name + ">zz" : value((Class<?>) type, name);
    }

    private static Object value(Class<?> type, String name) {
        var text = "zz<" + name + ">zz";
        if (type.equals(String.class) || type.equals(Object.class)) {
            return text;
        }
        if (type.equals(Bytes.class)) {
            return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
        }
        if (type.equals(SdkBytes.class)) {
            return SdkBytes.fromUtf8String(text);
        }
        if (type.equals(int.class) || type.equals(Integer.class)) {
            return 1;
        }
        if (type.equals(JsonNode.class)) {
            return JsonNodeFactory.instance.textNode(text);
        }
        if (type.equals(long.class) || type.equals(Long.class)) {
            return 1L;
        }
        if (type.equals(boolean.class) || type.equals(Boolean.class)) {
            return true;
        }
        if (type.equals(BigDecimal.class)) {
            return BigDecimal.ONE;
        }
        if (type.equals(LocalDate.class)) {
            return LocalDate.of(2026, 1, 15);
        }
        if (type.equals(Instant.class)) {
            return Instant.parse("2026-01-15T10:30:00Z");
        }
        if (type.equals(URI.class)) {
            return URI.create("https://issuer.example.org/");
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isInterface() && !type.isSealed()) {
            // A port: whatever stands behind it prints nothing of what passes through.
            return Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (port, method, arguments) -> "a port");
        }
        if (type.isSealed()) {
            return Stream.of(type.getPermittedSubclasses())
                    .map(permitted -> value(permitted, name))
                    .findFirst()
                    .orElseThrow();
        }
        if (type.isRecord()) {
            return made(type)
                    .or(() -> SAMPLES.stream().filter(type::isInstance).findFirst())
                    .orElseThrow(() -> new IllegalStateException("Teach this test to make a " + type));
        }
        return madeOfNothing(type)
                .orElseThrow(() -> new IllegalStateException("Teach this test to make a " + type + " for " + name));
    }

    /** A class that is no record prints no text of its own: one is made by a factory that needs nothing, or no facts. */
    private static Optional<Object> madeOfNothing(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers())
                        && method.getReturnType().equals(type))
                .filter(method -> method.getParameterCount() == 0
                        || List.of(method.getParameterTypes()).equals(List.of(List.class)))
                .findFirst()
                .map(factory -> {
                    factory.setAccessible(true);
                    try {
                        return factory.getParameterCount() == 0
                                ? factory.invoke(null)
                                : factory.invoke(null, List.of());
                    } catch (ReflectiveOperationException defect) {
                        throw new IllegalStateException(type.getName(), defect);
                    }
                });
    }
}
