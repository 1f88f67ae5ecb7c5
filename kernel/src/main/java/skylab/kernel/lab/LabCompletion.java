package skylab.kernel.lab;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.kernel.extension.CompletionContributor;
import skylab.kernel.java.analysis.TextArgument;
import skylab.kernel.lab.LabValues.Value;

/**
 * Values of the lab in the strings of requests: ids, types, zones, keys, states, filters and tags by the method that the
 * string is given to; addresses of instances behind {@code %%ssh} and {@code ssh}.
 */
final class LabCompletion implements CompletionContributor {
    private static final Pattern FILTER_NAME =
            Pattern.compile("\\.name\\(\\s*\"([^\"\\n]*)\"\\s*\\)\\s*\\.values\\([^()]*\\z");
    private static final Pattern TAG_KEY =
            Pattern.compile("\\.key\\(\\s*\"([^\"\\n]*)\"\\s*\\)\\s*\\.value\\([^()]*\\z");
    private static final Pattern HOST = Pattern.compile(
            "(?:\\A\\s*%%ssh[ \\t]+|\\A\\s*%%sh\\b(?s:.*)\\n[^\\n]*\\b(?:ssh|scp|ping|curl)[ \\t][^\\n]*?)"
                    + "((?:[\\w-]+@)?)([\\w.-]*)\\z");
    private static final Pattern PLURAL = Pattern.compile("(?:sWithStrings|s)$");

    private final Supplier<LabValues> lab;

    /** Over the lab as it is when it is asked. */
    LabCompletion(Supplier<LabValues> lab) {
        this.lab = lab;
    }

    @Override
    public List<Proposal> complete(String code, int cursor) {
        Matcher host = HOST.matcher(code.substring(0, cursor));
        if (host.find()) {
            return proposals(lab.get().hosts(), host.group(2), host.start(2));
        }
        if (code.stripLeading().startsWith("%%")) {
            return List.of();
        }
        return TextArgument.at(code, cursor)
                .map(text -> proposals(values(text, code.substring(0, cursor)), text.begun(), text.start()))
                .orElse(List.of());
    }

    private List<Value> values(TextArgument text, String before) {
        if (text.call().equals("name") && text.around().contains("filters")) {
            return filterNames(text.around());
        }
        if (text.call().equals("values")) {
            Matcher name = FILTER_NAME.matcher(before);
            return name.find() ? filterValues(name.group(1)) : List.of();
        }
        if (text.call().equals("value")) {
            Matcher key = TAG_KEY.matcher(before);
            return key.find() ? lab.get().tagValues(key.group(1)) : List.of();
        }
        String method = text.call().matches("resources|[a-z]\\w*(?:Ids|Names|Types|sWithStrings)")
                ? PLURAL.matcher(text.call()).replaceFirst("")
                : text.call();
        return ValueNames.ofMethod(method)
                .map(values -> values.apply(lab.get()))
                .orElse(List.of());
    }

    private List<Value> filterNames(List<String> around) {
        ResourceBundle filters = ResourceBundle.getBundle("skylab.kernel.lab.filters", Locale.ROOT);
        Optional<String> operation =
                around.stream().filter(filters::containsKey).findFirst();
        return operation
                .map(name -> List.of(filters.getString(name).split(" ")).stream()
                        .map(filter -> new Value(filter, name))
                        .toList())
                .orElse(List.of());
    }

    private List<Value> filterValues(String filter) {
        if (filter.startsWith("tag:")) {
            return lab.get().tagValues(filter.substring("tag:".length()));
        }
        return ValueNames.of(filter.substring(filter.lastIndexOf('.') + 1))
                .map(values -> values.apply(lab.get()))
                .orElse(List.of());
    }

    private static List<Proposal> proposals(List<Value> values, String begun, int start) {
        return values.stream()
                .filter(value -> value.text().startsWith(begun))
                .map(value -> new Proposal(value.text(), start, "value", value.about()))
                .toList();
    }
}
