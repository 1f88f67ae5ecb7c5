package skylab.kernel.magic.builtin;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.magic.UsageException;
import skylab.kernel.notebook.MimeBundle;

/** {@code %classpath} and {@code %jars}: adds jars (also {@code dir/*.jar}) and directories of classes. */
final class ClassPathMagic extends BuiltinMagic implements LineMagic {
    private final Set<String> added = new LinkedHashSet<>();

    ClassPathMagic(String name) {
        super(name, "classpath");
    }

    @Override
    public Object line(String arguments, KernelContext context) throws IOException, UsageException {
        if (arguments.isEmpty()) {
            return MimeBundle.text(String.join("\n", added));
        }
        for (String argument : arguments.split("\\s+")) {
            for (Path path : expand(argument, context)) {
                context.addToClassPath(path);
                added.add(path.toString());
                System.out.println(context.messages().text("magic.classpath.added", path));
            }
        }
        return null;
    }

    private static List<Path> expand(String argument, KernelContext context) throws IOException, UsageException {
        List<Path> found = new ArrayList<>();
        int star = argument.indexOf('*');
        if (star >= 0) {
            int slash = argument.lastIndexOf('/');
            Path directory = Path.of(slash < 0 ? "." : argument.substring(0, slash + 1));
            if (slash < star && Files.isDirectory(directory)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, argument.substring(slash + 1))) {
                    files.forEach(found::add);
                }
                found.sort(null);
            }
        } else if (Files.exists(Path.of(argument))) {
            found.add(Path.of(argument));
        }
        if (found.isEmpty()) {
            throw new UsageException(context.messages().text("magic.classpath.missing", argument));
        }
        return found;
    }
}
