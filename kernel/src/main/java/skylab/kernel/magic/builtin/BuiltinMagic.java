package skylab.kernel.magic.builtin;

import skylab.kernel.magic.Magic;
import skylab.kernel.text.Language;
import skylab.kernel.text.Messages;

/** A magic whose help stands in the catalogue of messages. */
abstract class BuiltinMagic implements Magic {
    private final String name;
    private final String helpKey;

    BuiltinMagic(String name, String helpKey) {
        this.name = name;
        this.helpKey = helpKey;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String help(Language language) {
        return new Messages(language).text("magic.help." + helpKey);
    }
}
