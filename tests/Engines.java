import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.query.*;
import org.apache.jena.riot.*;
import org.apache.jena.tdb2.*;

/** Answers many queries in one process, a line of JSON each: MODE (arq, tdb2) DATA FOLDER QUERY... */
class Engines {
    public static void main(String[] arguments) throws Exception {
        boolean disk = arguments[0].equals("tdb2");
        Dataset data = disk ? TDB2Factory.connectDataset(arguments[2]) : DatasetFactory.create();
        if (disk) data.begin(ReadWrite.WRITE);
        RDFDataMgr.read(data, arguments[1]);
        if (disk) { data.commit(); data.end(); data.begin(ReadWrite.READ); data.getContext().set(TDB2.symUnionDefaultGraph, true); }
        for (int i = 3; i < arguments.length; i++) {
            String query = Files.readString(Path.of(arguments[i]));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (QueryExecution run = QueryExecutionFactory.create(query, data)) { ResultSetFormatter.outputAsJSON(out, run.execSelect()); }
            System.out.println(out.toString(StandardCharsets.UTF_8).replace("\n", " "));
        }
        if (disk) {
            try (FileOutputStream back = new FileOutputStream(arguments[2] + ".nq")) { RDFDataMgr.write(back, data, Lang.NQUADS); }
            data.end();
        }
    }
}
