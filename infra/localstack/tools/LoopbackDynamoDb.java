import java.net.InetSocketAddress;
import org.eclipse.jetty.server.Server;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** DynamoDB Local in memory, on 127.0.0.1 only: its own command line listens on every address. */
final class LoopbackDynamoDb {

    private LoopbackDynamoDb() {}

    public static void main(String[] port) throws Exception {
        var engine = new LocalDynamoDBRequestHandler(0, true, null, false, false);
        var server = new Server(new InetSocketAddress("127.0.0.1", Integer.parseInt(port[0])));
        server.setHandler(new LocalDynamoDBServerHandler(engine, null));
        server.start();
        server.join();
    }
}
