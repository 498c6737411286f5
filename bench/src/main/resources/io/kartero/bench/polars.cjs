// PARQUET FILE uncompressed|gzip: writes the Parquet file's rows as CSV, streaming.
const [parquet, file, compression] = process.argv.slice(2);
const polars = require("nodejs-polars");

polars
  .scanParquet(parquet)
  .sinkCSV(file, { compression, compressionLevel: compression === "gzip" ? 6 : undefined, checkExtension: false })
  .collectSync();
