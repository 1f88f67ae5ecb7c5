package skylab.kernel.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.cli.Proposals;
import skylab.kernel.extension.CompletionContributor;
import skylab.kernel.lab.LabValues.Value;
import skylab.lab.Services;

/** Services, operations and options behind {@code %aws}, {@code %%aws} and {@code aws} at the terminal; ids behind options. */
final class AwsCompletion implements CompletionContributor {
    private static final Pattern COMMAND = Pattern.compile(
            "(?:\\A\\s*%%?aws[ \\t]|\\A\\s*%%(?:sh|ssh)\\b(?s:.*)\\n[ \\t]*aws[ \\t]|\\n[ \\t]*%aws[ \\t]"
                    + "|\\A\\s*%%aws[ \\t]*\\n(?:(?s:.*)\\n)?(?:aws[ \\t])?)([^\\n]*)\\z");

    private final Supplier<LabValues> lab;

    AwsCompletion(Supplier<LabValues> lab) {
        this.lab = lab;
    }

    @Override
    public List<Proposal> complete(String code, int cursor) {
        Matcher command = COMMAND.matcher(code.substring(0, cursor));
        if (!command.find()) {
            return List.of();
        }
        List<String> words =
                new ArrayList<>(Arrays.asList(command.group(1).stripLeading().split("[ \\t]+", -1)));
        String begun = words.remove(words.size() - 1);
        int start = cursor - begun.length();
        String option =
                words.stream().filter(word -> word.startsWith("--")).reduce("", (before, last) -> last.substring(2));
        Optional<Function<LabValues, List<Value>>> values =
                ValueNames.of(option).or(() -> ValueNames.of(option.replaceFirst("s$", "")));
        if (values.isPresent() && !begun.startsWith("-")) {
            return values.get().apply(lab.get()).stream()
                    .filter(value -> value.text().startsWith(begun))
                    .map(value -> new Proposal(value.text(), start, "value", value.about()))
                    .toList();
        }
        return Proposals.of(Services.ALL, words, begun).stream()
                .map(word -> new Proposal(word, start, "keyword", ""))
                .toList();
    }
}
