package skylab.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import skylab.guest.process.Command;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkRequest;

/** {@code docs/emulated.md} says what there is: all operations of the services, all commands of the machines. */
class EmulatedDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "emulated.md");

    @Test
    void theDocumentListsWhatTheCodeHas() throws IOException {
        String said = Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "";
        String actual = document();
        Path renewed = Path.of("target", "emulated.md");
        Files.writeString(renewed, actual);
        assertEquals(actual, said, "in lab-engine/, cp target/emulated.md ../docs/");
    }

    private static String document() {
        List<JavaClass> classes = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("skylab.aws", "skylab.guest.command")
                        .stream()
                        .sorted(Comparator.comparing(JavaClass::getName))
                        .toList();
        StringBuilder text = new StringBuilder("# What is emulated\n\n"
                + "This list follows from the code (a test holds it to that). An operation that is not here refuses as\n"
                + "`NotEmulated` and by name; a command that is not here is `command not found`.\n");
        classes.stream()
                .filter(type -> type.isAssignableTo(SdkClient.class)
                        && !type.isInterface()
                        && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::reflect)
                .forEach(client -> text.append(operations(client)));
        return text + commands(classes.stream().map(JavaClass::reflect).toList());
    }

    private static String operations(Class<?> client) {
        List<String> names = parts(client)
                .flatMap(part -> Arrays.stream(part.getDeclaredMethods()))
                .filter(method -> !method.isSynthetic()
                        && method.getParameterCount() == 1
                        && SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .map(Method::getName)
                .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
                .sorted()
                .toList();
        return "\n## " + contract(client) + ": " + names.size() + " operations\n\n" + words(names);
    }

    /** The client and our own interfaces that it is made of. */
    private static Stream<Class<?>> parts(Class<?> client) {
        return Stream.concat(
                Stream.of(client),
                Arrays.stream(client.getInterfaces())
                        .filter(part -> SdkClient.class.isAssignableFrom(part)
                                && part.getName().startsWith("skylab.")));
    }

    private static String contract(Class<?> client) {
        return Stream.<Class<?>>iterate(client, type -> type.getInterfaces()[0])
                .filter(type -> type.getName().startsWith("software.amazon."))
                .findFirst()
                .orElseThrow()
                .getSimpleName();
    }

    private static String commands(List<Class<?>> classes) {
        SortedMap<String, TreeSet<String>> byPackage = new TreeMap<>();
        for (Class<?> type : classes) {
            Command.Installed installed = type.getAnnotation(Command.Installed.class);
            if (installed != null) {
                for (String path : installed.value()) {
                    byPackage
                            .computeIfAbsent(installed.pack(), pack -> new TreeSet<>())
                            .add(path.substring(path.lastIndexOf('/') + 1));
                }
            }
        }
        StringBuilder text = new StringBuilder("\n## Commands inside the machines\n\n");
        byPackage.forEach((pack, names) -> text.append(
                pack.isEmpty()
                        ? words(List.copyOf(names))
                        : "\nWith the package `" + pack + "`:\n" + words(List.copyOf(names))));
        return text.toString();
    }

    private static String words(List<String> names) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String word : names.stream().map(name -> "`" + name + "`").collect(Collectors.toList())) {
            if (column + word.length() + 1 > 118) {
                text.append('\n');
                column = 0;
            }
            text.append(column == 0 ? "" : " ").append(word);
            column += word.length() + 1;
        }
        return text.append('\n').toString();
    }
}
