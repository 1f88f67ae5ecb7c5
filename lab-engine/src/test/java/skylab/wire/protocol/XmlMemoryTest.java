package skylab.wire.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.Tag;

class XmlMemoryTest {
    private static final String NAMESPACE = "http://ec2.amazonaws.com/doc/2016-11-15/";

    private static Instance instance(int number, String name) {
        return Instance.builder()
                .instanceId("i-" + number)
                .publicDnsName("x".repeat(600))
                .tags(Tag.builder().key("Name").value(name).build())
                .build();
    }

    private static List<Instance> instances(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> instance(number, "<" + number + " & 가>"))
                .toList();
    }

    private static DescribeInstancesResponse listing(List<Instance> instances, int together) {
        List<Reservation> reservations = new ArrayList<>();
        for (int from = 0; from < instances.size(); from += together) {
            reservations.add(Reservation.builder()
                    .reservationId("r-" + from)
                    .instances(instances.subList(from, Math.min(instances.size(), from + together)))
                    .build());
        }
        return DescribeInstancesResponse.builder().reservations(reservations).build();
    }

    private static Payload written(DescribeInstancesResponse response, XmlMemory memory) {
        return XmlWriter.document("DescribeInstancesResponse", NAMESPACE, memory, writer -> writer.members(response));
    }

    private static byte[] afresh(DescribeInstancesResponse response) {
        return written(response, new XmlMemory()).bytes();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void whatIsRememberedIsTheSameBytes(int together) {
        DescribeInstancesResponse listing = listing(instances(1000), together);
        XmlMemory memory = new XmlMemory();
        byte[] first = written(listing, memory).bytes();
        Payload second = written(listing, memory);
        assertArrayEquals(afresh(listing), first);
        assertArrayEquals(first, second.bytes());
        assertEquals(first.length, second.size());
        assertTrue(memory.size() >= 900 / together, "nothing is remembered: " + memory.size());
    }

    @Test
    void anotherRowIsWrittenAnewAndTheOthersAreNot() {
        XmlMemory memory = new XmlMemory();
        List<Instance> instances = new ArrayList<>(instances(500));
        written(listing(instances, 500), memory);
        int before = memory.size();
        instances.set(400, instance(400, "renamed"));
        instances.remove(300);
        DescribeInstancesResponse changed = listing(instances, 500);
        assertArrayEquals(afresh(changed), written(changed, memory).bytes());
        assertEquals(before + 1, memory.size());
    }

    @Test
    void anAnswerInPartsIsTheSameAsInOnePiece() {
        // Rows of all lengths, so that parts end at any place in them.
        List<Instance> instances = IntStream.range(0, 400)
                .mapToObj(number -> instance(number, "y".repeat(number * 37 % 5000)))
                .toList();
        String xml = new String(afresh(listing(instances, 3)), StandardCharsets.UTF_8);
        int at = 0;
        for (Instance one : instances) {
            String id = "<instanceId>" + one.instanceId() + "</instanceId>";
            String tag = "<key>Name</key><value>" + one.tags().get(0).value() + "</value>";
            assertTrue(xml.indexOf(tag, at) > at && xml.indexOf(id, at) > at, one.instanceId());
            at = Math.max(xml.indexOf(tag, at) + tag.length(), xml.indexOf(id, at) + id.length());
        }
        assertTrue(xml.endsWith("</item></instancesSet></item></reservationSet></DescribeInstancesResponse>"));
    }

    @Test
    void shortAnswersAreNotRemembered() {
        XmlMemory memory = new XmlMemory();
        written(listing(instances(10), 1), memory);
        assertEquals(0, memory.size());
    }
}
