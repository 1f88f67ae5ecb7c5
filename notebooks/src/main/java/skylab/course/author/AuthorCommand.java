package skylab.course.author;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import skylab.course.CourseSource;
import skylab.course.SourceException;
import skylab.frontend.SilenceException;
import skylab.kernel.text.Language;
import skylab.launcher.Failure;
import skylab.launcher.Subcommand;
import skylab.launcher.Texts;

/** {@code author}: makes the notebooks of folders from their sources, and runs them. */
@Command(name = "author")
public final class AuthorCommand implements Subcommand {
    @Parameters(paramLabel = "FOLDER", arity = "1..*", descriptionKey = "author.folders")
    private List<Path> folders = List.of();

    @Option(names = "--lang", paramLabel = "en|ko|both", defaultValue = "both", descriptionKey = "author.lang")
    private String language;

    @Option(names = "--no-run", descriptionKey = "author.noRun")
    private boolean notRunning;

    @Option(names = "--to", paramLabel = "DIR", descriptionKey = "author.to")
    private Path destination;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Texts texts = Texts.in(Texts.language(System.getenv()));
        List<Language> languages =
                switch (language) {
                    case "en" -> List.of(Language.ENGLISH);
                    case "ko" -> List.of(Language.KOREAN);
                    case "both" -> List.of(Language.ENGLISH, Language.KOREAN);
                    default -> throw new Failure(texts.say("author.unknownLanguage", language), 2);
                };
        Workshop workshop = new Workshop(Kernels.running(), notRunning);
        boolean well = true;
        for (Path source : sources(texts)) {
            for (Language each : languages) {
                well &= make(workshop, source, each, texts);
            }
        }
        return well ? 0 : 1;
    }

    private List<Path> sources(Texts texts) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path folder : folders) {
            List<Path> found = sources(folder);
            if (found.isEmpty()) {
                throw new Failure(texts.say("author.none", folder), 2);
            }
            sources.addAll(found);
        }
        return sources;
    }

    private static List<Path> sources(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return CourseSource.isSource(folder) ? List.of(folder) : List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(CourseSource::isSource).sorted(Comparator.naturalOrder()).toList();
        }
    }

    private boolean make(Workshop workshop, Path source, Language language, Texts texts)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        try {
            Path directory = destination == null
                    ? source.toAbsolutePath().getParent()
                    : destination.resolve(source.toAbsolutePath().getParent().getFileName());
            Workshop.Made made = workshop.make(source, language, directory);
            out.println(texts.say(
                    "author.made", made.file(), made.cells(), Math.round((System.nanoTime() - start) / 1e8) / 10.0));
            made.failures().forEach(each -> out.println("  " + each.cell() + ": " + each.text().replace("\n", "\n    ")));
            return made.failures().isEmpty();
        } catch (SourceException e) {
            out.println(e.getMessage());
            return false;
        } catch (SilenceException e) {
            out.println(texts.say("author.silent", source, e.getMessage()));
            return false;
        }
    }
}
