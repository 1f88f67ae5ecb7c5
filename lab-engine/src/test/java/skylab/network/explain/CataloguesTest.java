package skylab.network.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import skylab.network.packet.Fate;
import skylab.network.packet.Ground;
import skylab.network.packet.Header;
import skylab.network.packet.Hop;
import skylab.network.packet.Journey;
import skylab.network.packet.Place;
import skylab.network.packet.VpcNet;

/** The sentences are complete: for all places and codes, in both languages. */
class CataloguesTest {
    private static final Header BEFORE = new Header("tcp", 0x0A000001, 40_001, 0x08080808, 443);
    private static final Header AFTER = BEFORE.from(0x32010101, 40_001);

    /** The codes that the packet function has as constants. */
    private static Set<String> codes() throws Exception {
        Set<String> codes = new TreeSet<>();
        Path classes = Path.of(VpcNet.class.getResource("VpcNet.class").toURI()).getParent();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(classes, "*.class")) {
            for (Path file : files) {
                constants(file, codes);
            }
        }
        return codes;
    }

    private static void constants(Path file, Set<String> codes) throws IOException {
        Set<String> places = List.of(Place.values()).stream().map(Place::name).collect(Collectors.toSet());
        try (InputStream bytes = Files.newInputStream(file)) {
            new ClassReader(bytes)
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public MethodVisitor visitMethod(
                                        int access, String name, String type, String signature, String[] thrown) {
                                    return new MethodVisitor(Opcodes.ASM9) {
                                        @Override
                                        public void visitLdcInsn(Object value) {
                                            if (value instanceof String text
                                                    && text.matches("[A-Z][A-Z0-9]*(_[A-Z0-9]+)+|ErrorPortAllocation")
                                                    && !places.contains(text)) {
                                                codes.add(text);
                                            }
                                        }
                                    };
                                }
                            },
                            ClassReader.SKIP_DEBUG);
        }
    }

    private static String sentence(Locale language, Hop hop, boolean isAnswer) {
        Journey journey = new Journey(List.of(), List.of(), new Fate.Dropped(List.of()));
        String text = new Explanation(new Ground().world(), Ground.SCOPE, journey, id -> Optional.empty(), language)
                .sentence(hop, isAnswer);
        assertFalse(text.contains("{") || text.contains("''"), text);
        assertEquals(language.equals(Locale.KOREAN), text.matches("(?s).*[가-힣].*"), text);
        return text;
    }

    @Test
    void everyCodeOfTheModelHasASentenceInBothLanguages() throws Exception {
        Set<String> codes = codes();
        assertTrue(codes.contains("ENI_SG_RULES_MISMATCH") && codes.size() > 10, codes.toString());
        for (String code : codes) {
            for (Place place : Place.values()) {
                for (boolean flag : new boolean[] {false, true}) {
                    Optional<Fate.Blocker> blocker = Optional.of(new Fate.Blocker(code, "x-1"));
                    for (boolean ingress : new boolean[] {false, true}) {
                        Hop hop = new Hop(place, "x-1", "", ingress, BEFORE, BEFORE, blocker);
                        assertFalse(sentence(Locale.ENGLISH, hop, flag).contains(code), code + " has no sentence");
                        assertFalse(sentence(Locale.KOREAN, hop, flag).contains(code), code + " has no sentence");
                    }
                }
            }
        }
    }

    @Test
    void aCodeThatNobodyKnowsIsSaid() {
        Hop hop = new Hop(
                Place.PEERING, "pcx-1", "", true, BEFORE, BEFORE, Optional.of(new Fate.Blocker("NEW_CODE", "pcx-1")));
        assertEquals(
                "pcx-1 does not pass the packet on. AWS calls the reason NEW_CODE.",
                sentence(Locale.ENGLISH, hop, false));
        assertTrue(sentence(Locale.KOREAN, hop, false).contains("NEW_CODE"));
    }

    @Test
    void thereAreNoSentencesForCodesThatTheModelDoesNotHave() throws Exception {
        Set<String> codes = codes();
        for (String key : Phrases.in(Locale.ENGLISH).bundle().keySet()) {
            if (key.startsWith("code.") && !key.equals("code.other")) {
                assertTrue(codes.contains(key.split("\\.")[1]), key);
            }
        }
    }

    @Test
    void everyPlaceHasANameAndASentenceInBothLanguages() {
        for (Place place : Place.values()) {
            assertTrue(Phrases.in(Locale.ENGLISH).has("place." + place), place.name());
            assertTrue(Phrases.in(Locale.KOREAN).has("place." + place), place.name());
            for (Header after : List.of(BEFORE, AFTER)) {
                boolean translates = place == Place.INTERNET_GATEWAY || place == Place.NAT_GATEWAY;
                if (after == BEFORE || translates) {
                    for (boolean ingress : new boolean[] {false, true}) {
                        Hop hop = new Hop(place, "x-1", "x", ingress, BEFORE, after, Optional.empty());
                        sentence(Locale.ENGLISH, hop, false);
                        sentence(Locale.KOREAN, hop, false);
                        sentence(Locale.KOREAN, hop, true);
                        String answer = sentence(Locale.ENGLISH, hop, true);
                        assertTrue(
                                !translates || after == BEFORE || answer.contains(after.toString()),
                                "says the header before and after: " + answer);
                    }
                }
            }
        }
    }

    @Test
    void bothLanguagesHaveTheSameSentences() {
        Set<String> english = Phrases.in(Locale.ENGLISH).bundle().keySet();
        Set<String> korean = Phrases.in(Locale.KOREAN).bundle().keySet();
        assertEquals(new TreeSet<>(english), new TreeSet<>(korean));
        for (String key : english) {
            String one = Phrases.in(Locale.ENGLISH).bundle().getString(key);
            String other = Phrases.in(Locale.KOREAN).bundle().getString(key);
            assertFalse(key.startsWith("hop.") && one.equals(other), key + " is not translated");
        }
    }

    @Test
    void otherLanguagesAreEnglishWhateverTheComputersIs() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.KOREAN);
        try {
            assertEquals("inbound", Phrases.in(Locale.ENGLISH).say("word.inbound"));
            assertEquals("inbound", Phrases.in(Locale.FRENCH).say("word.inbound"));
            assertEquals("인바운드", Phrases.in(Locale.KOREA).say("word.inbound"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
