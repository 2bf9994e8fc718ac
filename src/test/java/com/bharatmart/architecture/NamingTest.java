package com.bharatmart.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.bharatmart.platform.privacy.PersonalData;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** One suffix for each kind of class, and no metaphor in the name of a type or a method. */
@AnalyzeClasses(packages = "com.bharatmart", importOptions = ImportOption.DoNotIncludeTests.class)
class NamingTest {

    /** What does its work on a timer beside something else: it refreshes what it answers from. */
    private static final Set<String> REFRESHED = Set.of("Metrics", "Limiter", "Throttle", "Log", "Version");

    /** Words that name a thing of everyday life instead of the thing in the program, and old names of this code. */
    private static final Pattern ODD = Pattern.compile(
            ".*\\b\\w*(Desk|Gate(?!way)|Patien(t|ce)|Bench|Shelf|Fleet|Verdict|Kept|Passage"
                    + "|Entrance|Hop(?![a-z])|Answers|Refus|OfPeople|Forget|Wording|Standing|Quarry|Hopeless|Whoever|Nobody)\\w*");

    private static final Pattern ODD_METHOD = Pattern.compile(
            "(standAside|comeBack|whileWaiting|isHopeless|wasTooNarrow|letIn|carry|desk|shelf|forget).*");

    @ArchTest
    static final ArchRule repositories = classes()
            .that()
            .areAnnotatedWith(org.springframework.stereotype.Repository.class)
            .or()
            .areAssignableTo(Repository.class)
            .should()
            .haveSimpleNameEndingWith("Repository");

    @ArchTest
    static final ArchRule repositoriesArePackagePrivate = classes()
            .that()
            .areAnnotatedWith(org.springframework.stereotype.Repository.class)
            .or()
            .areAssignableTo(Repository.class)
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule services =
            classes().that().areAnnotatedWith(Service.class).should().haveSimpleNameEndingWith("Service");

    @ArchTest
    static final ArchRule exceptions =
            classes().that().areAssignableTo(Throwable.class).should().haveSimpleNameEndingWith("Exception");

    @ArchTest
    static final ArchRule controllers =
            classes().that().areAnnotatedWith(RestController.class).should().haveSimpleNameEndingWith("Controller");

    @ArchTest
    static final ArchRule controllersOfStaff = classes()
            .that(serveStaff())
            .should()
            .haveSimpleNameEndingWith("AdminController")
            .because("a reader has to see who calls it");

    @ArchTest
    static final ArchRule exceptionHandlers = classes()
            .that()
            .areAnnotatedWith(RestControllerAdvice.class)
            .should()
            .haveSimpleNameEndingWith("ExceptionHandler")
            .orShould()
            .haveSimpleNameEndingWith("Advice");

    @ArchTest
    static final ArchRule configurations =
            classes().that().areAnnotatedWith(Configuration.class).should().haveSimpleNameEndingWith("Configuration");

    @ArchTest
    static final ArchRule properties = classes()
            .that()
            .areAnnotatedWith(ConfigurationProperties.class)
            .should()
            .haveSimpleNameEndingWith("Properties");

    @ArchTest
    static final ArchRule personalData =
            classes().that().areAssignableTo(PersonalData.class).should().haveSimpleNameEndingWith("PersonalData");

    @ArchTest
    static final ArchRule jobs = methods()
            .that()
            .areAnnotatedWith(Scheduled.class)
            .should()
            .beDeclaredInClassesThat(describe(
                    "are jobs or workers, or refresh what they answer from",
                    type -> type.getSimpleName().endsWith("Job")
                            || type.getSimpleName().endsWith("Worker")
                            || REFRESHED.stream().anyMatch(type.getSimpleName()::endsWith)));

    @ArchTest
    static final ArchRule listenersSayOn = methods()
            .that()
            .areAnnotatedWith(ApplicationModuleListener.class)
            .or()
            .areAnnotatedWith(TransactionalEventListener.class)
            .or(describe("listen to an event of a module", NamingTest::listensToAModule))
            .should()
            .haveName("on");

    @ArchTest
    static final ArchRule requests = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(RestController.class)
            .should(ArchConditions.have(describe("bodies that are requests", NamingTest::bodiesAreRequests)));

    @ArchTest
    static final ArchRule noOddWordsInTypes = noClasses()
            .should()
            .haveNameMatching(ODD.pattern())
            .because("a name that has to be explained is the wrong name");

    @ArchTest
    static final ArchRule noOddWordsInMethods = noMethods()
            .should()
            .haveNameMatching(ODD_METHOD.pattern())
            .because("a name that has to be explained is the wrong name");

    private static DescribedPredicate<JavaClass> serveStaff() {
        return describe(
                "serve routes of staff",
                type -> type.isAnnotatedWith(RestController.class)
                        && type.getMethods().stream().anyMatch(ArchitectureTest::answersStaff));
    }

    private static boolean listensToAModule(JavaMethod method) {
        return method.isAnnotatedWith(EventListener.class)
                && method.getRawParameterTypes().stream()
                        .anyMatch(type -> type.getPackageName().startsWith("com.bharatmart"));
    }

    private static boolean bodiesAreRequests(JavaMethod method) {
        return method.getParameters().stream()
                .filter(parameter -> parameter.isAnnotatedWith(RequestBody.class))
                .allMatch(parameter -> parameter.getRawType().getSimpleName().endsWith("Request"));
    }
}
