package skylab.kernel.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import skylab.aws.ec2.Zones;
import skylab.kernel.extension.Binding;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.Arguments;
import skylab.kernel.magic.CellMagic;
import skylab.kernel.magic.CompletingMagic;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.magic.UsageException;
import skylab.kernel.text.Language;
import skylab.lab.Profile;
import skylab.lab.Scenario;

/**
 * {@code %lab} tells of the lab, {@code %lab open <file>} goes on with a saved one or begins one that is saved, {@code
 * %lab new [seed] [region]} begins another, {@code %lab use <profile>} goes over to another kind of account. {@code %lab start},
 * {@code end}, {@code reset} and {@code status} are the buttons of the Learner Lab's page. {@code %%lab begin} begins as
 * somebody has prepared it: the cell holds a sealed {@link Scenario}.
 */
final class WhichLabMagic extends LabMagic implements LineMagic, CellMagic, CompletingMagic {
    private static final List<String> BUTTONS = List.of("start", "end", "reset", "status");
    private static final List<String> PROFILES = List.of(Profile.LEARNER_LAB.name(), Profile.OWN_ACCOUNT.name());

    private static final List<String> REGIONS =
            Zones.REGIONS.stream().map(Zones.Region::name).toList();

    private final CurrentLab current;
    private final Supplier<List<Binding>> bindings;

    /**
     * The magic.
     *
     * @param bindings the names whose values are those of another lab after a change
     */
    WhichLabMagic(CurrentLab current, Supplier<List<Binding>> bindings) {
        super("lab", current::get);
        this.current = current;
        this.bindings = bindings;
    }

    @Override
    public Object line(String arguments, KernelContext context) throws UsageException {
        Language language = context.messages().language();
        List<String> words = Arguments.split(arguments);
        if (words.size() == 1 && BUTTONS.contains(words.get(0))) {
            press(words.get(0));
            return lab().session();
        }
        if (words.size() == 2 && words.get(0).equals("use") && PROFILES.contains(words.get(1))) {
            lab().use(Profile.named(words.get(1)));
            return lab().session();
        }
        if (words.size() == 2 && words.get(0).equals("open")) {
            Path file = Path.of(words.get(1));
            boolean saved = Files.exists(file);
            current.open(file);
            System.out.println(Texts.in(language, saved ? "lab.resumed" : "lab.saved", file, lab().actions()));
            bindings.get().forEach(context::rebind);
        } else if (!words.isEmpty() && words.get(0).equals("new") && words.size() <= 3) {
            begin(words.subList(1, words.size()), language);
            bindings.get().forEach(context::rebind);
        } else if (!words.isEmpty()) {
            throw new UsageException(Texts.in(language, "lab.usage"));
        }
        System.out.println(Texts.in(
                language,
                "lab.state",
                lab().region(),
                lab().now(),
                lab().actions(),
                current.journal().map(Path::toString).orElse("-")));
        return null;
    }

    @Override
    public Object cell(String arguments, String body, KernelContext context) throws UsageException {
        Language language = context.messages().language();
        if (!arguments.equals("begin")) {
            throw new UsageException(Texts.in(language, "lab.usage"));
        }
        Scenario scenario;
        try {
            scenario = Scenario.unseal(body);
        } catch (IllegalArgumentException e) {
            throw new UsageException(Texts.in(language, "lab.noScenario"));
        }
        lab().begin(scenario);
        System.out.println(Texts.in(language, "lab.begun", lab().region(), lab().now()));
        return null;
    }

    private void begin(List<String> words, Language language) throws UsageException {
        boolean somewhere = !words.isEmpty() && REGIONS.contains(words.get(words.size() - 1));
        List<String> rest = somewhere ? words.subList(0, words.size() - 1) : words;
        if (rest.size() > 1) {
            throw new UsageException(Texts.in(language, "lab.usage"));
        }
        long seed = rest.isEmpty() ? current.defaultSeed() : seed(rest.get(0), language);
        if (somewhere) {
            current.begin(seed, words.get(words.size() - 1));
        } else {
            current.begin(seed);
        }
    }

    private void press(String button) {
        switch (button) {
            case "start" -> lab().start();
            case "end" -> lab().end();
            case "reset" -> lab().reset();
            default -> {
                // The status is shown in any case.
            }
        }
    }

    private static long seed(String text, Language language) throws UsageException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new UsageException(Texts.in(language, "lab.usage"));
        }
    }

    @Override
    public List<String> complete(List<String> before, String begun) {
        if (before.isEmpty()) {
            return Stream.concat(Stream.of("open", "new", "use"), BUTTONS.stream())
                    .toList();
        }
        return before.equals(List.of("use"))
                ? PROFILES
                : before.get(0).equals("new") && before.size() < 3 ? REGIONS : List.of();
    }
}
