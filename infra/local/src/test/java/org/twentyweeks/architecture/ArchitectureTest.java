package org.twentyweeks.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What Maven's modules cannot forbid. */
@AnalyzeClasses(packages = "org.twentyweeks", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String CORE = "org.twentyweeks.core..";
    private static final String DYNAMODB_ADAPTER = "org.twentyweeks.dynamodb..";
    private static final String LAMBDA_ADAPTER = "org.twentyweeks.lambda..";
    private static final String OBJECTS_ADAPTER = "org.twentyweeks.s3..";
    private static final String QUEUES_ADAPTER = "org.twentyweeks.sqs..";
    private static final String INTAKE = "org.twentyweeks.referralintake..";
    private static final String AUTHORIZER = "org.twentyweeks.staffauthorizer..";
    private static final String CASEWORK = "org.twentyweeks.casework..";

    private static final String LOG = "InvocationLog";

    /** What is deployed: everything that is not for tests, the local run or the command. */
    private static final String[] DEPLOYED = {
        CORE, DYNAMODB_ADAPTER, OBJECTS_ADAPTER, QUEUES_ADAPTER, LAMBDA_ADAPTER, INTAKE, AUTHORIZER, CASEWORK
    };

    /** Puts the authorizer together: the event of an authorizer has no time, and tokens end. */
    private static final String WIRING_OF_AUTHORIZER = "org.twentyweeks.staffauthorizer.Wiring";

    @ArchTest
    static void everything_deployed_was_read(JavaClasses read) {
        for (String place : DEPLOYED) {
            assertThat(read.that(resideInAnyPackage(place))).as(place).isNotEmpty();
        }
    }

    @ArchTest
    static final ArchRule core_knows_nothing_but_the_platform = classes()
            .that()
            .resideInAPackage(CORE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(CORE, "java..", "javax.crypto..", "org.jspecify..");

    @ArchTest
    static final ArchRule nobody_deployed_asks_what_time_it_is = noClasses()
            .that()
            .resideInAnyPackage(DEPLOYED)
            .and()
            .doNotHaveSimpleName(LOG)
            .and()
            .doNotHaveFullyQualifiedName(WIRING_OF_AUTHORIZER)
            .should()
            .callMethodWhere(call("now", Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class)
                    .or(call("system.*|tick.*", Clock.class, InstantSource.class))
                    .or(call("systemDefault", ZoneId.class))
                    .or(call("currentTimeMillis", System.class)))
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(LocalDateTime.class, Date.class)
            .because("the day comes from the gateway's request time, and core takes days as arguments; the log alone"
                    + " says how far the clock is from that");

    @ArchTest
    static final ArchRule chance_enters_by_its_port = noClasses()
            .that()
            .resideInAnyPackage(DEPLOYED)
            .should()
            .callMethodWhere(call("randomUUID", UUID.class).or(call("random", Math.class)))
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class);

    @ArchTest
    static final ArchRule no_generator_is_kept_where_a_snapshot_would_copy_it = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(DEPLOYED)
            .should()
            .haveRawType(named(".*Random|RandomGenerator"))
            .because("every environment restored from one snapshot would draw the same");

    @ArchTest
    static final ArchRule the_sdk_stays_in_the_adapters_and_where_a_function_is_wired = noClasses()
            .that()
            .resideInAnyPackage(CORE, INTAKE, AUTHORIZER, CASEWORK)
            .and()
            .haveSimpleNameNotEndingWith("Wiring")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..");

    @ArchTest
    static final ArchRule jackson_stays_out_of_core = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule nobody_deployed_scans_a_table = noClasses()
            .that()
            .resideInAnyPackage(DEPLOYED)
            .should()
            .callMethodWhere(target(nameMatching("scan|scanPaginator"))
                    .and(target(owner(resideInAnyPackage("software.amazon..")))))
            .orShould()
            .dependOnClassesThat(named("(Batch)?ExecuteStatement.*|ExecuteTransaction.*|Scan(Enhanced)?Request"))
            .because("a request path reads keys, and PartiQL is text that can be injected into");

    @ArchTest
    static final ArchRule nothing_deployed_needs_what_is_for_tests_and_trying_out = noClasses()
            .that()
            .resideInAnyPackage(DEPLOYED)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.twentyweeks.testkit..", "org.twentyweeks.local..", "org.twentyweeks.conformance..");

    @ArchTest
    static final ArchRule only_the_log_and_its_caller_print = noClasses()
            .that()
            .resideInAnyPackage(DEPLOYED)
            .and()
            .doNotHaveSimpleName(LOG)
            .and()
            .haveSimpleNameNotEndingWith("Boundary")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static void each_rule_finds_what_was_planted_against_it(JavaClasses read) {
        var planted = new ClassFileImporter()
                .importPackages("org.twentyweeks.core.planted", "org.twentyweeks.referralintake.planted");

        assertThat(Stream.of(
                        core_knows_nothing_but_the_platform,
                        nobody_deployed_asks_what_time_it_is,
                        chance_enters_by_its_port,
                        no_generator_is_kept_where_a_snapshot_would_copy_it,
                        the_sdk_stays_in_the_adapters_and_where_a_function_is_wired,
                        jackson_stays_out_of_core,
                        nobody_deployed_scans_a_table,
                        nothing_deployed_needs_what_is_for_tests_and_trying_out,
                        only_the_log_and_its_caller_print))
                .allSatisfy(rule -> assertThat(rule.evaluate(planted).hasViolation())
                        .as(rule.getDescription())
                        .isTrue());
    }

    @ArchTest
    static void every_package_is_null_marked(JavaClasses read) {
        var packages = read.stream().map(JavaClass::getPackage).distinct().toList();

        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(place -> assertThat(place.tryGetAnnotationOfType(NullMarked.class))
                        .as(place.getName())
                        .isPresent());
    }

    private static DescribedPredicate<JavaCall<?>> call(String name, Class<?>... owners) {
        DescribedPredicate<JavaCall<?>> any = DescribedPredicate.alwaysFalse();
        for (Class<?> owner : owners) {
            any = any.or(target(nameMatching(name)).and(target(owner(JavaClass.Predicates.equivalentTo(owner)))));
        }
        return any.as("calls to %s", name);
    }

    private static DescribedPredicate<JavaClass> named(String simpleName) {
        return DescribedPredicate.describe(
                "is named " + simpleName, type -> type.getSimpleName().matches(simpleName));
    }
}
