package skylab.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import skylab.kernel.lab.LabExtension;

/** Charts as cells call for them. */
class ChartsInCellsTest {
    private final Session session = new Session(new LabExtension());

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void oneCallShowsTheMonitoringTab_aComparison_aDashboard_andTheTimeline() {
        session.run(
                "var image = \"resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64\";");
        String id = session.value(
                "var id = ec2.runInstances(r -> r.imageId(image).instanceType(\"t3.micro\").minCount(1).maxCount(1))"
                        + ".instances().get(0).instanceId(); lab.advance(\"1h\"); id");
        assertEquals(id, session.value("monitoring(id)"));
        assertEquals("CPUUtilization", session.value("chart(\"CPUUtilization\", id)"));
        assertEquals(
                "CPUUtilization",
                session.value("chart(List.of(\"CPUUtilization\"), List.of(id), List.of(\"p50\", \"p99\"),"
                        + " java.time.Duration.ofHours(1)).in(\"Asia/Seoul\").shade(lab.now(), lab.now(), \"now\")"));
        session.value(
                "cloudwatch.putDashboard(r -> r.dashboardName(\"web\").dashboardBody("
                        + "\"{\\\"widgets\\\":[{\\\"type\\\":\\\"text\\\",\\\"properties\\\":{\\\"markdown\\\":\\\"hi\\\"}}]}\"))");
        assertTrue(session.value("dashboard(\"web\")").startsWith("web\n- hi"));
        assertEquals("timeline", session.value("timeline(lab)"));
        assertEquals("bill", session.value("bill(lab.bill())"));
    }
}
