package skylab.aws.cloudwatch.math.search;

import java.util.List;
import java.util.stream.Stream;
import skylab.telemetry.MetricId;

/** What is asked of a metric's name, namespace and dimensions. */
public sealed interface Term {
    /** Whether a metric is found. */
    boolean matches(MetricId id);

    /** All of them. */
    record All(List<Term> terms) implements Term {
        @Override
        public boolean matches(MetricId id) {
            return terms.stream().allMatch(term -> term.matches(id));
        }
    }

    /** One of them at least. */
    record Any(List<Term> terms) implements Term {
        @Override
        public boolean matches(MetricId id) {
            return terms.stream().anyMatch(term -> term.matches(id));
        }
    }

    /** Not that. */
    record Not(Term term) implements Term {
        @Override
        public boolean matches(MetricId id) {
            return !term.matches(id);
        }
    }

    /**
     * A text that is found in one of the names and values, or in that of one property.
     *
     * @param property {@code MetricName}, {@code Namespace}, the name of a dimension, or null for all of them
     * @param text what is looked for
     * @param exact whether it must be the whole; else a part between delimiters
     */
    record Word(String property, String text, boolean exact) implements Term {
        @Override
        public boolean matches(MetricId id) {
            return texts(id).anyMatch(one -> exact ? one.equals(text) : Tokens.matches(text, one));
        }

        private Stream<String> texts(MetricId id) {
            if (property == null) {
                return Stream.concat(
                        Stream.of(id.name(), id.namespace()),
                        id.dimensions().entrySet().stream()
                                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue())));
            }
            return switch (property) {
                case "MetricName" -> Stream.of(id.name());
                case "Namespace" -> Stream.of(id.namespace());
                default -> Stream.ofNullable(id.dimensions().get(property));
            };
        }
    }
}
