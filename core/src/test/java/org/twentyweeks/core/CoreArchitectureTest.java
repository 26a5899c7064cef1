package org.twentyweeks.core;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;
import java.util.TimeZone;

/** Core is the law and the arithmetic: the same facts give the same answer on any machine, at any time. */
@AnalyzeClasses(packages = "org.twentyweeks.core", importOptions = DoNotIncludeTests.class)
class CoreArchitectureTest {

    @ArchTest
    static final ArchRule core_depends_on_nothing_but_java_and_annotations = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "org.twentyweeks.core..", "java..", "javax.crypto..", "org.jspecify.annotations"));

    @ArchTest
    static final ArchRule core_reaches_no_network_file_or_database =
            noClasses().should().dependOnClassesThat(resideInAnyPackage("java.net..", "java.nio.file..", "java.sql.."));

    @ArchTest
    static final ArchRule core_takes_the_time_as_an_argument = noClasses()
            .should()
            .callMethodWhere(target(owner(resideInAPackage("java.time.."))).and(target(name("now"))))
            .orShould()
            .dependOnClassesThat(belongToAnyOf(Clock.class))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule core_knows_no_zone_but_London_s = noClasses()
            .should()
            .callMethod(ZoneId.class, "systemDefault")
            .orShould()
            .dependOnClassesThat(belongToAnyOf(LocalDateTime.class, Date.class, Calendar.class, TimeZone.class));

    @ArchTest
    static final ArchRule the_calendar_knows_no_law = noClasses()
            .that()
            .resideInAPackage("..core.calendar..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("..core.statute..", "..core.casework..", "..core.intake.."));

    @ArchTest
    static final ArchRule the_law_knows_no_case = noClasses()
            .that()
            .resideInAPackage("..core.statute..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("..core.casework..", "..core.intake.."));
}
