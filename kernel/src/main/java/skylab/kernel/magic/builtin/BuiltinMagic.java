package skylab.kernel.magic.builtin;

import java.util.List;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.Magic;
import skylab.kernel.magic.UsageException;
import skylab.kernel.text.Language;
import skylab.kernel.text.Messages;

/** A magic whose help stands in the catalogue of messages, as {@code magic.help.name} and {@code magic.usage.name}. */
abstract class BuiltinMagic implements Magic {
    private final String name;
    private final List<String> aliases;

    BuiltinMagic(String name, String... aliases) {
        this.name = name;
        this.aliases = List.of(aliases);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final List<String> aliases() {
        return aliases;
    }

    @Override
    public final String help(Language language) {
        return new Messages(language).text("magic.help." + name);
    }

    @Override
    public final String details(Language language) {
        Messages messages = new Messages(language);
        return messages.has("magic.usage." + name) ? messages.text("magic.usage." + name) : "";
    }

    /** Says how this magic is called. */
    final UsageException usage(KernelContext context) {
        return new UsageException(details(context.messages().language()));
    }
}
