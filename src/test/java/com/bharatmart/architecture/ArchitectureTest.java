package com.bharatmart.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.bharatmart.BharatMartApplication;
import com.bharatmart.platform.database.WriteJobs;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.PlatformProblemCode;
import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.ProblemCode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rules of the house that a machine can check. */
@AnalyzeClasses(packages = "com.bharatmart", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Read the database, or use Redis only. */
    private static final Set<String> READING_JOBS = Set.of("refresh", "connect");

    @ArchTest
    static final ArchRule webClassesArePackagePrivate =
            classes().that().resideInAPackage("com.bharatmart.*.web").should().notBePublic();

    @ArchTest
    static final ArchRule controllersArePackagePrivate =
            classes().that().areAnnotatedWith(RestController.class).should().notBePublic();

    @ArchTest
    static final ArchRule sharedIsFreeOfFrameworks = noClasses()
            .that()
            .resideInAPackage("com.bharatmart.shared")
            .and()
            .haveNameNotMatching(".*package-info")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..", "org.hibernate..");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields().should().beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule constructorsNeedNoAutowired =
            com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noConstructors()
                    .should()
                    .beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("com.bharatmart.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule timeIsInjected = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("the clock is a bean, and deadlines are the database's");

    @ArchTest
    static final ArchRule jobsThatWriteRunOnlyIfTheDatabaseAcceptsIt = methods()
            .that()
            .areAnnotatedWith(Scheduled.class)
            .and(describe("do more than read", method -> !READING_JOBS.contains(method.getName())))
            .should(ArchConditions.have(describe(
                    "the scheduler of jobs that write",
                    method -> method.getAnnotationOfType(Scheduled.class)
                            .scheduler()
                            .equals(WriteJobs.SCHEDULER))))
            .because("on a standby each of its runs would fail");

    @ArchTest
    static final ArchRule optionalIsOnlyReturned = noFields().should().haveRawType(Optional.class);

    @ArchTest
    static final ArchRule noFloatingPoint = noFields()
            .should()
            .haveRawType(describe(
                    "float or double",
                    type -> type.isEquivalentTo(double.class)
                            || type.isEquivalentTo(float.class)
                            || type.isEquivalentTo(Double.class)
                            || type.isEquivalentTo(Float.class)));

    @ArchTest
    static final ArchRule namesSaySomething = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Dto")
            .orShould()
            .haveNameMatching(".*\\.Base[A-Z][a-z]\\w*");

    @ArchTest
    static final ArchRule nothingStaticChanges =
            noFields().that().areStatic().should().notBeFinal();

    @ArchTest
    static final ArchRule nothingHasSetters = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("com.bharatmart.platform..")
            .and()
            .areNotStatic()
            .and()
            .haveRawReturnType(void.class)
            .should()
            .haveNameMatching("set[A-Z].*")
            .because("changes of state are verbs; in platform, setters of frameworks are overridden");

    @ArchTest
    static final ArchRule everyPostTakesAnIdempotencyKey = methods()
            .that()
            .areAnnotatedWith(PostMapping.class)
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveFullyQualifiedName("com.bharatmart.identity.web.LoginController")
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveFullyQualifiedName("com.bharatmart.identity.web.SecondFactorController")
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveFullyQualifiedName("com.bharatmart.identity.web.FirstPasswordController")
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveFullyQualifiedName("com.bharatmart.payment.web.RazorpayWebhookController")
            .should(takeAn(IdempotentRequest.class))
            .allowEmptyShould(true)
            .because(
                    "a retry must do nothing twice; a login and a second factor give secrets, which are not kept to be given again, and events have ids of their own");

    @ArchTest
    static final ArchRule problemsHaveACodeOfTheCatalog = noClasses()
            .that()
            .resideOutsideOfPackage("com.bharatmart.platform.problem")
            .should()
            .callMethod(Problem.class, "of", HttpStatusCode.class, String.class, String.class)
            .because("clients branch on codes: an enum of the module lists each, with what a client does");

    @ArchTest
    static final ArchRule codesOfProblemsAreGiven = fields().that()
            .areDeclaredInClassesThat(describe("list the codes of a module", ArchitectureTest::listCodesOfAModule))
            .and(describe("are constants", field -> field.getRawType().equals(field.getOwner())))
            .should(beReadElsewhere());

    @ArchTest
    static final ArchRule everyHandlerForStaffSaysWhoMayCallIt = methods()
            .that(describe("answer routes of staff", ArchitectureTest::answersStaff))
            .should()
            .beAnnotatedWith(PreAuthorize.class)
            .because("what a handler forgets to say would be decided by the route alone, for all staff alike");

    @ArchTest
    static final ArchRule onlyTheCatalogIsReadFromAReplica = noClasses()
            .that()
            .resideOutsideOfPackages("com.bharatmart.catalog..", "com.bharatmart.platform.replica")
            .or()
            .haveSimpleName("VariantRepository")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.bharatmart.platform.replica")
            .because("a replica is behind: prices and stock of carts, orders and logins are the primary's");

    @ArchTest
    static final ArchRule noHttpSessions = noClasses()
            .should()
            .callMethod(HttpServletRequest.class, "getSession")
            .orShould()
            .callMethod(HttpServletRequest.class, "getSession", boolean.class)
            .because("sessions are made by a login, in Redis, and by nothing else");

    @Test
    void modulesKeepToTheirDependencies() {
        ApplicationModules.of(BharatMartApplication.class).verify();
    }

    static boolean answersStaff(JavaMethod method) {
        if (!method.isMetaAnnotatedWith(RequestMapping.class)) {
            return false;
        }
        var own = AnnotatedElementUtils.findMergedAnnotation(method.reflect(), RequestMapping.class);
        var common =
                AnnotatedElementUtils.findMergedAnnotation(method.getOwner().reflect(), RequestMapping.class);
        return Stream.of(own, common)
                .filter(Objects::nonNull)
                .flatMap(mapping -> Arrays.stream(mapping.path()))
                .anyMatch(path -> path.startsWith("/api/v1/admin"));
    }

    /** The codes of the platform include those that the container gives by their statuses alone. */
    private static boolean listCodesOfAModule(JavaClass type) {
        return type.isEnum()
                && type.isAssignableTo(ProblemCode.class)
                && !type.isEquivalentTo(PlatformProblemCode.class);
    }

    private static ArchCondition<JavaField> beReadElsewhere() {
        return new ArchCondition<>("be read by another class") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                var isRead = field.getAccessesToSelf().stream()
                        .anyMatch(access -> !access.getOriginOwner().equals(field.getOwner()));
                events.add(new SimpleConditionEvent(field, isRead, field.getFullName()));
            }
        };
    }

    private static ArchCondition<JavaMethod> takeAn(Class<?> type) {
        return new ArchCondition<>("take an " + type.getSimpleName()) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var takes =
                        method.getRawParameterTypes().stream().anyMatch(parameter -> parameter.isEquivalentTo(type));
                events.add(new SimpleConditionEvent(method, takes, method.getFullName()));
            }
        };
    }
}
