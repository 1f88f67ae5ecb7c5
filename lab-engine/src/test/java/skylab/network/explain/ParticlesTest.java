package skylab.network.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParticlesTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.1을(를), 10.0.0.1을",
        "10.0.0.2을(를), 10.0.0.2를",
        "10.0.0.4은(는), 10.0.0.4는",
        "10.0.0.6이(가), 10.0.0.6이",
        "포트 80(으)로, 포트 80으로",
        "tcp 22(으)로, tcp 22로",
        "tcp 21(으)로, tcp 21로",
        "sg-0a1f와(과), sg-0a1f와",
        "acl-0b3은(는), acl-0b3은",
        "서브넷을(를), 서브넷을",
        "게이트웨이을(를), 게이트웨이를",
        "길(으)로, 길로",
        "i-05c (web)을(를), i-05c (web)를",
        "eni-08 (서버)이(가), eni-08 (서버)이",
        "연결(응답), 연결(응답)"
    })
    void particlesFollowTheSoundBeforeThem(String written, String read) {
        assertEquals(read, Particles.fit(written));
    }
}
