package com.bharatmart.platform.problem;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** All codes of problems, by the enums that list them. */
public final class ProblemCatalog {

    private static final String ROOT = "com.bharatmart";

    private final List<ProblemCode> codes;

    private ProblemCatalog(List<ProblemCode> codes) {
        this.codes = codes;
    }

    /** Reads the class path, which takes some milliseconds. */
    public static ProblemCatalog load() {
        return new ProblemCatalog(types(ProblemCode.class).stream()
                .filter(Class::isEnum)
                .<ProblemCode>mapMulti((type, result) -> {
                    for (var constant : Objects.requireNonNull(type.getEnumConstants(), type.getName())) {
                        result.accept((ProblemCode) constant);
                    }
                })
                .sorted(Comparator.comparing(ProblemCode::code)
                        .thenComparing(code -> code.status().value()))
                .toList());
    }

    /** The types of the entries of {@code errors}. */
    public static List<Class<?>> errorTypes() {
        return types(ProblemError.class);
    }

    /** In the order of the codes. */
    public List<ProblemCode> codes() {
        return codes;
    }

    /**
     * Finds a code of {@link ProblemCodes}.
     *
     * @throws IllegalArgumentException if there is none, or more than one
     */
    public ProblemCode find(String reference) {
        var found = codes.stream()
                .filter(code -> reference.equals(code.code())
                        || reference.equals(code.status().value() + " " + code.code()))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException("%s is the code of %d problems".formatted(reference, found.size()));
        }
        return found.getFirst();
    }

    private static List<Class<?>> types(Class<?> parent) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return definition.getMetadata().isConcrete();
            }
        };
        scanner.addIncludeFilter(new AssignableTypeFilter(parent));
        return scanner.findCandidateComponents(ROOT).stream()
                .map(found -> Objects.requireNonNull(found.getBeanClassName()))
                .sorted()
                .<Class<?>>map(name -> ClassUtils.resolveClassName(name, ProblemCatalog.class.getClassLoader()))
                .toList();
    }
}
