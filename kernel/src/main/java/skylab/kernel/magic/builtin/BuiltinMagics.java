package skylab.kernel.magic.builtin;

import java.util.List;
import skylab.kernel.magic.Magic;
import skylab.kernel.magic.MagicRegistry;

/** The magics of this package. */
public final class BuiltinMagics {
    private BuiltinMagics() {}

    /** All of them; the registry is what they list. */
    public static List<Magic> all(MagicRegistry registry) {
        return List.of(
                new ListMagic(registry),
                new TimeMagic(),
                new TimeitMagic(),
                new EnvMagic(),
                new HtmlMagic(),
                new WriteFileMagic(),
                new ClassPathMagic("classpath"),
                new ClassPathMagic("jars"));
    }
}
