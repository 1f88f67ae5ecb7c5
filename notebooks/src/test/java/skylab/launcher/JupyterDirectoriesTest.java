package skylab.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JupyterDirectoriesTest {

    private static final Path HOME = Path.of("/home/kim");

    @Test
    void linuxKeepsKernelsInTheUsersShare() {
        assertEquals(Path.of("/home/kim/.local/share/jupyter/kernels/skylab"), kernel(Os.LINUX, Map.of()));
    }

    @Test
    void linuxHonoursXdgDataHomeUnlessItIsEmpty() {
        assertEquals(Path.of("/data/jupyter/kernels/skylab"), kernel(Os.LINUX, Map.of("XDG_DATA_HOME", "/data")));
        assertEquals(
                Path.of("/home/kim/.local/share/jupyter/kernels/skylab"),
                kernel(Os.LINUX, Map.of("XDG_DATA_HOME", "")));
    }

    @Test
    void macOsKeepsKernelsInTheLibrary() {
        assertEquals(Path.of("/home/kim/Library/Jupyter/kernels/skylab"), kernel(Os.MACOS, Map.of()));
    }

    @Test
    void windowsKeepsKernelsInTheRoamingApplicationData() {
        assertEquals(Path.of("/Roaming/jupyter/kernels/skylab"), kernel(Os.WINDOWS, Map.of("APPDATA", "/Roaming")));
        assertEquals(Path.of("/home/kim/.jupyter/data/kernels/skylab"), kernel(Os.WINDOWS, Map.of()));
    }

    @Test
    void jupyterDataDirWinsEverywhere() {
        for (Os os : Os.values()) {
            assertEquals(
                    Path.of("/mine/kernels/skylab"),
                    kernel(os, Map.of("JUPYTER_DATA_DIR", "/mine", "APPDATA", "/Roaming", "XDG_DATA_HOME", "/data")));
        }
    }

    @Test
    void aPrefixIsMadeAbsolute() {
        assertEquals(
                Path.of("venv").toAbsolutePath().resolve("share/jupyter/kernels/skylab"),
                JupyterDirectories.kernelUnder(Path.of("x/../venv")));
    }

    @Test
    void operatingSystemsAreKnownByJavasNames() {
        assertEquals(Os.WINDOWS, Os.named("Windows 11"));
        assertEquals(Os.MACOS, Os.named("Mac OS X"));
        assertEquals(Os.LINUX, Os.named("Linux"));
        assertEquals(Os.LINUX, Os.named("FreeBSD"));
    }

    private static Path kernel(Os os, Map<String, String> environment) {
        return JupyterDirectories.userKernel(FakeMachine.of(os, environment, HOME));
    }

    @Test
    void kernelsOfOthersAreLookedForWhereJupyterLooks() {
        FakeMachine machine = FakeMachine.of(
                        Os.LINUX, Map.of("JUPYTER_PATH", "/a" + File.pathSeparator + "/b"), Path.of("/home/kim"))
                .withCommands("jupyter");
        assertEquals(
                List.of("/a", "/b", "/home/kim/.local/share/jupyter", "/share/jupyter", "/usr/local/share/jupyter"),
                JupyterDirectories.data(machine).stream()
                        .map(Path::toString)
                        .limit(5)
                        .toList());
    }
}
