package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.aws.ec2instanceconnect.ActiveKeys;
import skylab.guest.ssh.KeyMaterial;
import skylab.guest.ssh.PuttyKeyFile;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.ImportKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;

/** Key pairs, as a learner meets them, and the laws of their fingerprints. */
class KeyPairTest {
    private final Given given = Given.lab();

    private KeyPairInfo shown(String name) {
        return given.ec2
                .describeKeyPairs(r -> r.keyNames(name).includePublicKey(true))
                .keyPairs()
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({"rsa, pem", "rsa, ppk", "ed25519, pem", "ed25519, ppk"})
    void S0_88_thePrivateHalfIsGivenOnceAndNamesAreUnique(String type, String format) {
        CreateKeyPairResponse made =
                given.ec2.createKeyPair(r -> r.keyName("mine").keyType(type).keyFormat(format));
        assertTrue(made.keyPairId().startsWith("key-0"));
        assertEquals(made.keyFingerprint(), shown("mine").keyFingerprint());
        assertEquals(type, shown("mine").keyType().toString());
        assertTrue(shown("mine").publicKey().startsWith("ssh-" + type + " AAAA"));
        assertTrue(shown("mine").publicKey().endsWith(" mine"));
        assertEquals(
                "The keypair 'mine' already exists.",
                given.refused("InvalidKeyPair.Duplicate", () -> given.ec2.createKeyPair(r -> r.keyName("mine"))));
    }

    @ParameterizedTest
    @CsvSource({"rsa, pem", "ed25519, pem"})
    void S1_02_anInstanceNamesItsKeyAndTheKeyOpensIt(String type, String format) {
        String file = given.ec2
                .createKeyPair(r -> r.keyName("lab-key").keyType(type).keyFormat(format))
                .keyMaterial();
        String group = given.sshGroup();
        Instance instance = given.running(r -> r.keyName("lab-key").securityGroupIds(group));
        assertEquals("lab-key", given.instance(instance.instanceId()).keyName());
        given.lab.advance("1m");
        given.lab.terminal().type("cat > mine.pem <<'END'\n" + file.strip() + "\nEND\nchmod 400 mine.pem");
        String ssh = "ssh -o StrictHostKeyChecking=accept-new -i ";
        String host = " ec2-user@" + instance.publicIpAddress() + " whoami";
        assertEquals(
                "ec2-user\n", given.lab.terminal().run(ssh + "mine.pem" + host).out());
        assertEquals(
                255, given.lab.terminal().run(ssh + ".ssh/labsuser.pem" + host).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ed25519"})
    void S1_02_aKeyForPuttyOpensTheInstanceFromPutty(String type) {
        String file = given.ec2
                .createKeyPair(r -> r.keyName("putty").keyType(type).keyFormat("ppk"))
                .keyMaterial();
        String group = given.sshGroup();
        Instance instance = given.running(r -> r.keyName("putty").securityGroupIds(group));
        given.lab.advance("1m");
        given.lab.terminal().type("cat > mine.ppk <<'END'\n" + file.strip() + "\nEND");
        String said = given.lab
                .terminal()
                .type("plink -ssh -i mine.ppk ec2-user@" + instance.publicIpAddress() + " whoami\ny")
                .transcript();
        assertTrue(said.contains("\nec2-user\n"), said);
    }

    @Test
    void S1_02_aKeyThatIsDeletedAfterTheLaunchStillOpensTheInstance() {
        String group = given.sshGroup();
        Instance instance = given.running(r -> r.securityGroupIds(group));
        given.ec2.deleteKeyPair(r -> r.keyName("vockey"));
        given.ec2.createKeyPair(r -> r.keyName("vockey"));
        given.lab.advance("1m");
        assertEquals(
                "ec2-user\n",
                given.lab
                        .terminal()
                        .run("ssh -o StrictHostKeyChecking=accept-new -i .ssh/labsuser.pem ec2-user@"
                                + instance.publicIpAddress() + " whoami")
                        .out());
    }

    @Test
    void theFingerprintOfAMadeRsaKeyIsSha1OfItsPkcs8() throws Exception {
        CreateKeyPairResponse made = given.ec2.createKeyPair(r -> r.keyName("k"));
        byte[] pkcs1 = Base64.getMimeDecoder().decode(made.keyMaterial().replaceAll("-----[A-Z ]+-----", ""));
        // PKCS#8 (RFC 5208) around PKCS#1, written by hand, so that this does not believe what it checks.
        byte[] head = HexFormat.of().parseHex("020100300d06092a864886f70d01010105000482");
        ByteBuffer inner = ByteBuffer.allocate(head.length + 2 + pkcs1.length)
                .put(head)
                .putShort((short) pkcs1.length)
                .put(pkcs1);
        ByteBuffer whole = ByteBuffer.allocate(4 + inner.capacity())
                .put((byte) 0x30)
                .put((byte) 0x82)
                .putShort((short) inner.capacity())
                .put(inner.array());
        byte[] digest = MessageDigest.getInstance("SHA-1").digest(whole.array());
        assertEquals(HexFormat.ofDelimiter(":").formatHex(digest), made.keyFingerprint());
    }

    @Test
    void theFingerprintOfAnEd25519KeyIsSha256() throws Exception {
        CreateKeyPairResponse made = given.ec2.createKeyPair(r -> r.keyName("k").keyType("ed25519"));
        byte[] wire = Base64.getDecoder().decode(shown("k").publicKey().split(" ")[1]);
        assertEquals(
                Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(wire)),
                made.keyFingerprint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ed25519"})
    void aFileForPuttyHoldsTheSameKey(String type) {
        String ppk = given.ec2
                .createKeyPair(r -> r.keyName("k").keyType(type).keyFormat("ppk"))
                .keyMaterial();
        PuttyKeyFile read = PuttyKeyFile.parse(ppk, "").orElseThrow();
        assertTrue(ppk.startsWith("PuTTY-User-Key-File-2: ssh-" + type + "\nEncryption: none\nComment: k\n"), ppk);
        assertEquals(shown("k").publicKey().split(" ")[1], read.publicHalf().base64());
        assertEquals(read.publicHalf(), read.secret().orElseThrow().publicBlob());
    }

    private static RSAPublicKey rsa(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return (RSAPublicKey) generator.generateKeyPair().getPublic();
    }

    private static byte[] wire(RSAPublicKey key) {
        ByteBuffer out = ByteBuffer.allocate(2048);
        for (byte[] field : List.of(
                "ssh-rsa".getBytes(StandardCharsets.US_ASCII),
                key.getPublicExponent().toByteArray(),
                key.getModulus().toByteArray())) {
            out.putInt(field.length).put(field);
        }
        return java.util.Arrays.copyOf(out.array(), out.position());
    }

    private ImportKeyPairResponse importKey(String text) {
        return given.ec2.importKeyPair(r -> r.keyName("imported").publicKeyMaterial(SdkBytes.fromUtf8String(text)));
    }

    @ParameterizedTest
    @CsvSource({"1024, openssh", "2048, openssh", "4096, openssh", "2048, der", "2048, pem", "2048, rfc4716"})
    void anImportedRsaKeyIsKnownByMd5OfItsDer(int bits, String format) throws Exception {
        RSAPublicKey key = rsa(bits);
        String base64 = Base64.getEncoder().encodeToString(wire(key));
        String lines = base64.replaceAll("(.{70})", "$1\n").strip();
        String text =
                switch (format) {
                    case "openssh" -> "ssh-rsa " + base64 + " me@home\n";
                    case "der" -> Base64.getEncoder().encodeToString(key.getEncoded());
                    case "pem" ->
                        "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                                + "\n-----END PUBLIC KEY-----\n";
                    default ->
                        "---- BEGIN SSH2 PUBLIC KEY ----\nComment: \"my \\\nown: key\"\n" + lines
                                + "\n---- END SSH2 PUBLIC KEY ----\n";
                };
        ImportKeyPairResponse made = importKey(text);
        byte[] md5 = MessageDigest.getInstance("MD5").digest(key.getEncoded());
        assertEquals(HexFormat.ofDelimiter(":").formatHex(md5), made.keyFingerprint());
        assertEquals("ssh-rsa " + base64 + " imported", shown("imported").publicKey());
        assertEquals(
                key,
                KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key.getEncoded())),
                "the test's own key is one");
    }

    @Test
    void anImportedEd25519KeyOpensInstances() {
        KeyMaterial own = KeyMaterial.generate("ed25519", 7);
        given.lab.terminal().type("cat > own <<'END'\n" + own.pem().strip() + "\nEND\nchmod 600 own");
        ImportKeyPairResponse made = importKey(own.publicLine("me@home"));
        assertEquals("ed25519", shown("imported").keyType().toString());
        assertEquals(own.fingerprint(), "SHA256:" + made.keyFingerprint().replace("=", ""));
        String group = given.sshGroup();
        Instance instance = given.running(r -> r.keyName("imported").securityGroupIds(group));
        given.lab.advance("1m");
        assertEquals(
                "ec2-user\n",
                given.lab
                        .terminal()
                        .run("ssh -o StrictHostKeyChecking=accept-new -i own ec2-user@" + instance.publicIpAddress()
                                + " whoami")
                        .out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "ssh-rsa",
                "ssh-rsa AAAA",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5",
                "ssh-dss AAAAB3NzaC1kc3MAAACBAP",
                "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTY",
                "---- BEGIN SSH2 PUBLIC KEY ----",
                "---- BEGIN SSH2 PUBLIC KEY ----\n---- END SSH2 PUBLIC KEY ----",
                "-----BEGIN RSA PRIVATE KEY-----\nMIIE"
            })
    void whatIsNoPublicKeyIsRefused(String text) {
        assertEquals(
                "Key is not in valid OpenSSH public key format",
                given.refused("InvalidKey.Format", () -> importKey(text)));
    }

    @Test
    void anRsaKeyOfAnotherLengthIsRefused() throws Exception {
        String text = "ssh-rsa " + Base64.getEncoder().encodeToString(wire(rsa(3072)));
        given.refused("InvalidKey.Format", () -> importKey(text));
    }

    @Test
    void deletingByIdOrByName() {
        String id = given.ec2.createKeyPair(r -> r.keyName("a")).keyPairId();
        given.ec2.createKeyPair(r -> r.keyName("b"));
        given.ec2.deleteKeyPair(r -> r.keyPairId(id));
        given.ec2.deleteKeyPair(r -> r.keyName("b"));
        assertNull(given.ec2.deleteKeyPair(r -> r.keyName("never")).keyPairId());
        given.refused("InvalidKeyPair.NotFound", () -> given.ec2.describeKeyPairs(r -> r.keyNames("a")));
        given.refused("InvalidKeyPair.NotFound", () -> given.launch(r -> r.keyName("b")));
        assertNotEquals(id, given.ec2.createKeyPair(r -> r.keyName("a")).keyPairId());
        assertEquals(2, given.ec2.describeKeyPairs().keyPairs().size());
    }

    @Test
    void aSentKeyIsActiveForAMinute() {
        Instance instance = given.running(r -> r.keyName(null));
        String key = KeyMaterial.generate("rsa", 7).publicLine("once");
        assertTrue(given.lab
                .ec2InstanceConnect()
                .sendSSHPublicKey(r -> r.instanceId(instance.instanceId())
                        .instanceOSUser("ec2-user")
                        .sshPublicKey(key))
                .success());
        assertEquals(
                Map.of("ec2-user", List.of(key)),
                ActiveKeys.of(given.lab.world(), given.lab.scope(), instance.instanceId()));
        given.lab.advance("60s");
        assertEquals(Map.of(), ActiveKeys.of(given.lab.world(), given.lab.scope(), instance.instanceId()));
    }

    @ParameterizedTest
    @CsvSource({
        "rsa, ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64, ec2-user",
        "ed25519, ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2, ec2-user",
        "ed25519, canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id, ubuntu"
    })
    void S0_89_aSentKeyOpensTheInstanceForAMinute(String type, String image, String user) {
        String group = given.sshGroup();
        Instance instance = given.running(r ->
                r.imageId("resolve:ssm:/aws/service/" + image).keyName(null).securityGroupIds(group));
        given.lab.advance("2m");
        KeyMaterial own = KeyMaterial.generate(type, 7);
        given.lab.terminal().type("cat > once <<'END'\n" + own.pem().strip() + "\nEND\nchmod 600 once");
        String login = "ssh -o StrictHostKeyChecking=accept-new -i once " + user + "@" + instance.publicIpAddress()
                + " whoami";
        assertTrue(given.lab.terminal().run(login).err().contains("Permission denied"));
        assertTrue(given.lab
                .ec2InstanceConnect()
                .sendSSHPublicKey(r ->
                        r.instanceId(instance.instanceId()).instanceOSUser(user).sshPublicKey(own.publicLine("once")))
                .success());
        assertEquals(user + "\n", given.lab.terminal().run(login).out());
        given.lab.advance("60s");
        assertTrue(given.lab.terminal().run(login).err().contains("Permission denied"));
    }

    @Test
    void instanceConnectRefusesByItsOwnExceptions() {
        Instance pending = given.launch(r -> {});
        String key = shown("vockey").publicKey();
        var connect = given.lab.ec2InstanceConnect();
        org.junit.jupiter.api.Assertions.assertThrows(
                software.amazon.awssdk.services.ec2instanceconnect.model.Ec2InstanceNotFoundException.class,
                () -> connect.sendSSHPublicKey(r -> r.instanceId("i-0123456789abcdef0")
                        .instanceOSUser("ec2-user")
                        .sshPublicKey(key)));
        org.junit.jupiter.api.Assertions.assertThrows(
                software.amazon.awssdk.services.ec2instanceconnect.model.Ec2InstanceStateInvalidException.class,
                () -> connect.sendSSHPublicKey(r -> r.instanceId(pending.instanceId())
                        .instanceOSUser("ec2-user")
                        .sshPublicKey(key)));
        given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(pending.instanceId()));
        given.refused(
                "InvalidArgsException",
                () -> connect.sendSSHPublicKey(r -> r.instanceId(pending.instanceId())
                        .instanceOSUser("ec2-user")
                        .sshPublicKey("no key")));
    }
}
