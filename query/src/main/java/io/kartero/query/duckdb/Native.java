package io.kartero.query.duckdb;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// The functions of DuckDB's C API that are used here; see `duckdb.h`. Handles are pointers, as
/// longs; a function that makes or destroys something takes the address of its handle.
final class Native {
  static final NativeFunction CREATE_CONFIG = new NativeFunction("duckdb_create_config");
  static final NativeFunction SET_CONFIG = new NativeFunction("duckdb_set_config");
  static final NativeFunction DESTROY_CONFIG = new NativeFunction("duckdb_destroy_config");
  static final NativeFunction OPEN = new NativeFunction("duckdb_open_ext");
  static final NativeFunction CLOSE = new NativeFunction("duckdb_close");
  static final NativeFunction CONNECT = new NativeFunction("duckdb_connect");
  static final NativeFunction DISCONNECT = new NativeFunction("duckdb_disconnect");
  static final NativeFunction INTERRUPT = new NativeFunction("duckdb_interrupt");
  static final NativeFunction QUERY = new NativeFunction("duckdb_query");
  static final NativeFunction FREE = new NativeFunction("duckdb_free");

  static final NativeFunction EXTRACT = new NativeFunction("duckdb_extract_statements");
  static final NativeFunction EXTRACT_ERROR = new NativeFunction("duckdb_extract_statements_error");
  static final NativeFunction DESTROY_EXTRACTED = new NativeFunction("duckdb_destroy_extracted");
  static final NativeFunction PREPARE = new NativeFunction("duckdb_prepare_extracted_statement");
  static final NativeFunction PREPARE_ERROR = new NativeFunction("duckdb_prepare_error");
  static final NativeFunction DESTROY_PREPARED = new NativeFunction("duckdb_destroy_prepare");
  static final NativeFunction STATEMENT_TYPE = new NativeFunction("duckdb_prepared_statement_type");
  static final NativeFunction PARAMETERS = new NativeFunction("duckdb_nparams");
  static final NativeFunction COLUMN_COUNT =
      new NativeFunction("duckdb_prepared_statement_column_count");
  static final NativeFunction COLUMN_NAME =
      new NativeFunction("duckdb_prepared_statement_column_name");
  static final NativeFunction COLUMN_TYPE =
      new NativeFunction("duckdb_prepared_statement_column_logical_type");

  static final NativeFunction PENDING = new NativeFunction("duckdb_pending_prepared_streaming");
  static final NativeFunction PENDING_ERROR = new NativeFunction("duckdb_pending_error");
  static final NativeFunction EXECUTE_PENDING = new NativeFunction("duckdb_execute_pending");
  static final NativeFunction DESTROY_PENDING = new NativeFunction("duckdb_destroy_pending");
  static final NativeFunction RESULT_COLUMNS = new NativeFunction("duckdb_column_count");
  static final NativeFunction RESULT_NAME = new NativeFunction("duckdb_column_name");
  static final NativeFunction RESULT_TYPE = new NativeFunction("duckdb_column_logical_type");
  static final NativeFunction RESULT_ERROR = new NativeFunction("duckdb_result_error");
  static final NativeFunction DESTROY_RESULT = new NativeFunction("duckdb_destroy_result");

  static final NativeFunction CREATE_TASKS = new NativeFunction("duckdb_create_task_state");
  static final NativeFunction EXECUTE_TASKS = new NativeFunction("duckdb_execute_tasks_state");
  static final NativeFunction FINISH_TASKS = new NativeFunction("duckdb_finish_execution");
  static final NativeFunction DESTROY_TASKS = new NativeFunction("duckdb_destroy_task_state");

  static final NativeFunction CHUNK_SIZE = new NativeFunction("duckdb_data_chunk_get_size");
  static final NativeFunction CHUNK_VECTOR = new NativeFunction("duckdb_data_chunk_get_vector");
  static final NativeFunction DESTROY_CHUNK = new NativeFunction("duckdb_destroy_data_chunk");
  static final NativeFunction VECTOR_DATA = new NativeFunction("duckdb_vector_get_data");
  static final NativeFunction VECTOR_VALIDITY = new NativeFunction("duckdb_vector_get_validity");
  static final NativeFunction LIST_SIZE = new NativeFunction("duckdb_list_vector_get_size");
  static final NativeFunction LIST_CHILD = new NativeFunction("duckdb_list_vector_get_child");
  static final NativeFunction ARRAY_CHILD = new NativeFunction("duckdb_array_vector_get_child");
  static final NativeFunction STRUCT_CHILD = new NativeFunction("duckdb_struct_vector_get_child");

  static final NativeFunction TYPE_ID = new NativeFunction("duckdb_get_type_id");
  static final NativeFunction TYPE_ALIAS = new NativeFunction("duckdb_logical_type_get_alias");
  static final NativeFunction DESTROY_TYPE = new NativeFunction("duckdb_destroy_logical_type");
  static final NativeFunction DECIMAL_WIDTH = new NativeFunction("duckdb_decimal_width");
  static final NativeFunction DECIMAL_SCALE = new NativeFunction("duckdb_decimal_scale");
  static final NativeFunction ENUM_SIZE = new NativeFunction("duckdb_enum_dictionary_size");
  static final NativeFunction ENUM_LABEL = new NativeFunction("duckdb_enum_dictionary_value");
  static final NativeFunction LIST_ELEMENT = new NativeFunction("duckdb_list_type_child_type");
  static final NativeFunction ARRAY_ELEMENT = new NativeFunction("duckdb_array_type_child_type");
  static final NativeFunction ARRAY_LENGTH = new NativeFunction("duckdb_array_type_array_size");
  static final NativeFunction MAP_KEY = new NativeFunction("duckdb_map_type_key_type");
  static final NativeFunction MAP_VALUE = new NativeFunction("duckdb_map_type_value_type");
  static final NativeFunction STRUCT_SIZE = new NativeFunction("duckdb_struct_type_child_count");
  static final NativeFunction STRUCT_NAME = new NativeFunction("duckdb_struct_type_child_name");
  static final NativeFunction STRUCT_TYPE = new NativeFunction("duckdb_struct_type_child_type");
  static final NativeFunction UNION_SIZE = new NativeFunction("duckdb_union_type_member_count");
  static final NativeFunction UNION_NAME = new NativeFunction("duckdb_union_type_member_name");
  static final NativeFunction UNION_TYPE = new NativeFunction("duckdb_union_type_member_type");

  static final NativeFunction CREATE_TYPE = new NativeFunction("duckdb_create_logical_type");

  /// Takes nothing, and whatever it is given.
  static final NativeFunction CREATE_SCALAR = new NativeFunction("duckdb_create_scalar_function");

  static final NativeFunction DESTROY_SCALAR = new NativeFunction("duckdb_destroy_scalar_function");
  static final NativeFunction SCALAR_NAME = new NativeFunction("duckdb_scalar_function_set_name");
  static final NativeFunction SCALAR_PARAMETER =
      new NativeFunction("duckdb_scalar_function_add_parameter");
  static final NativeFunction SCALAR_RETURN =
      new NativeFunction("duckdb_scalar_function_set_return_type");
  static final NativeFunction SCALAR_CODE =
      new NativeFunction("duckdb_scalar_function_set_function");
  static final NativeFunction SCALAR_SET_EXTRA =
      new NativeFunction("duckdb_scalar_function_set_extra_info");
  static final NativeFunction SCALAR_EXTRA =
      new NativeFunction("duckdb_scalar_function_get_extra_info");
  static final NativeFunction SCALAR_ERROR = new NativeFunction("duckdb_scalar_function_set_error");
  static final NativeFunction CREATE_SCALARS =
      new NativeFunction("duckdb_create_scalar_function_set");
  static final NativeFunction DESTROY_SCALARS =
      new NativeFunction("duckdb_destroy_scalar_function_set");
  static final NativeFunction ADD_SCALAR = new NativeFunction("duckdb_add_scalar_function_to_set");
  static final NativeFunction REGISTER_SCALARS =
      new NativeFunction("duckdb_register_scalar_function_set");
  static final NativeFunction ENSURE_VALIDITY =
      new NativeFunction("duckdb_vector_ensure_validity_writable");
  static final NativeFunction SET_INVALID = new NativeFunction("duckdb_validity_set_row_invalid");
  static final NativeFunction ASSIGN_TEXT =
      new NativeFunction("duckdb_vector_assign_string_element_len");

  static final NativeFunction CREATE_LIST_TYPE = new NativeFunction("duckdb_create_list_type");
  static final NativeFunction CREATE_MAP_TYPE = new NativeFunction("duckdb_create_map_type");
  static final NativeFunction CREATE_CHUNK = new NativeFunction("duckdb_create_data_chunk");
  static final NativeFunction RESET_CHUNK = new NativeFunction("duckdb_data_chunk_reset");
  static final NativeFunction SET_CHUNK_SIZE = new NativeFunction("duckdb_data_chunk_set_size");
  static final NativeFunction RESERVE_LIST = new NativeFunction("duckdb_list_vector_reserve");
  static final NativeFunction SET_LIST_SIZE = new NativeFunction("duckdb_list_vector_set_size");
  static final NativeFunction CREATE_APPENDER = new NativeFunction("duckdb_appender_create");
  static final NativeFunction APPENDER_COLUMN = new NativeFunction("duckdb_appender_add_column");
  static final NativeFunction APPEND_CHUNK = new NativeFunction("duckdb_append_data_chunk");
  static final NativeFunction CLOSE_APPENDER = new NativeFunction("duckdb_appender_close");
  static final NativeFunction APPENDER_ERROR = new NativeFunction("duckdb_appender_error");
  static final NativeFunction DESTROY_APPENDER = new NativeFunction("duckdb_appender_destroy");

  private static final NativeFunction FETCH = new NativeFunction("duckdb_fetch_chunk");
  private static final NativeFunction PROGRESS = new NativeFunction("duckdb_query_progress");

  /// `duckdb_result`: six words that belong to DuckDB.
  static final StructLayout RESULT =
      MemoryLayout.structLayout(
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG);

  private Native() {}

  /// Links what every query needs, which needs no library yet.
  static void prepare() {
    NativeFunction.prepare();
    MethodHandle _ = Fetch.CHUNK;
    try (Arena arena = Arena.ofConfined()) {
      handle(arena.allocate(ValueLayout.JAVA_LONG));
      text(arena.allocateFrom("any").address());
    }
  }

  /// The next chunk of a result, or 0 at its end or when it failed.
  static long fetchChunk(MemorySegment result) {
    try {
      return (long) Fetch.CHUNK.invokeExact(FETCH.address(), result);
    } catch (Throwable e) {
      throw NativeFunction.unexpected(e);
    }
  }

  /// From 0 to 100, or -1.
  static double progress(long connection) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment progress =
          (MemorySegment)
              Progress.OF_QUERY.invokeExact(
                  PROGRESS.address(), (SegmentAllocator) arena, connection);
      return progress.get(ValueLayout.JAVA_DOUBLE, 0);
    } catch (Throwable e) {
      throw NativeFunction.unexpected(e);
    }
  }

  static long handle(MemorySegment out) {
    return out.get(ValueLayout.JAVA_LONG, 0);
  }

  /// Hands a handle to a function that destroys what it stands for.
  static void destroy(NativeFunction destructor, long handle) {
    try (Arena arena = Arena.ofConfined()) {
      destructor.call(arena.allocateFrom(ValueLayout.JAVA_LONG, handle).address());
    }
  }

  /// Text that DuckDB keeps.
  static String text(long address) {
    return address == 0
        ? ""
        : MemorySegment.ofAddress(address)
            .reinterpret(Long.MAX_VALUE)
            .getString(0, StandardCharsets.UTF_8);
  }

  /// Text that DuckDB gave away.
  static String ownText(long address) {
    String text = text(address);
    FREE.call(address);
    return text;
  }

  private static final class Fetch {
    static final MethodHandle CHUNK = NativeFunction.link(ValueLayout.JAVA_LONG, RESULT);
  }

  private static final class Progress {
    static final MethodHandle OF_QUERY =
        NativeFunction.link(
            MemoryLayout.structLayout(
                ValueLayout.JAVA_DOUBLE, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG),
            ValueLayout.JAVA_LONG);
  }
}
