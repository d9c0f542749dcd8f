"""Settings, read once from the environment (and .env) by `api.create_app`."""

from pathlib import Path

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.llm.writer import WriterName, WriterOptions
from index.engine import Engine, EngineName

ROOT = Path(__file__).resolve().parent.parent
MOST_DAYS = 36_500  # a century: dates before that many days are still dates


class Settings(BaseSettings):
    """Everything an operator may change; each field is an environment variable of its name."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(8000, ge=0, le=65535, description="Port to listen on.")
    workers: int = Field(
        1, ge=1, le=64, description="Processes that answer; each holds the reports in memory."
    )
    data_dir: Path = Field(ROOT / "data", description="Folder of reports, lexicon and model.")
    index_dir: Path = Field(ROOT / "var" / "index", description="Folder of the built indexes.")
    default_report: str = Field("pingshan-2020", description="Report asked when none is named.")
    embedding_model: str = Field(
        str(ROOT / "data" / "model"),
        description="Folder or hub name of any sentence-transformers model.",
    )
    vector_store: EngineName = Field(
        EngineName.FAISS, description="What holds vectors and words: faiss, or milvus (an extra)."
    )
    milvus_uri: str = Field(
        str(ROOT / "var" / "milvus.db"),
        description="Milvus: a server's address, or the file of Milvus Lite (one process).",
    )
    milvus_token: SecretStr = Field(SecretStr(""), description="Milvus: a token, or user:password.")
    state_dir: Path = Field(ROOT / "var", description="Folder of what the service writes.")
    database_url: SecretStr = Field(
        SecretStr(""),
        description="Database: sqlite:///folder/file.db, postgresql+psycopg://user:password@host/"
        "name (extra postgres); empty: assistant.db in STATE_DIR.",
    )
    keep_days: int = Field(
        90, ge=1, le=MOST_DAYS, description="Days that questions and feedback are kept."
    )
    keep_conversations: bool = Field(
        False, description="Keep with a question, masked, what its asker asked before."
    )
    rate_limit: str = Field(
        "120", description="Requests a minute from one address without a key; off for no limit."
    )
    require_key: bool = Field(False, description="Turn away requests without a key.")
    cors_origins: str = Field("", description="Origins that may call from a browser, by commas.")
    mcp_hosts: str = Field(
        "", description="Host names under which /mcp is reached, by commas; empty: any."
    )
    contact: str = Field(
        "政务服务便民热线或发布报告的部门",
        description="Whom a refusal names for what the report does not say.",
    )

    writer: WriterName = Field(
        WriterName.EXTRACTIVE,
        description="Who words the answers: extractive, openai_compatible or local.",
    )
    writer_model: str = Field("", description="Model of the writer: a name, or a folder (local).")
    writer_url: str = Field("", description="Base address of an endpoint, ending in /v1.")
    writer_api_key: SecretStr = Field(SecretStr(""), description="Key of that endpoint.")
    writer_timeout: float = Field(
        20.0, gt=0, description="Seconds a written answer may take; then the report's own words."
    )
    writer_concurrency: int = Field(4, ge=1, description="Answers written at the same time.")
    writer_prompt_tokens: int = Field(3000, ge=100, description="Longest prompt, in tokens.")
    writer_answer_tokens: int = Field(600, ge=16, description="Longest answer, in tokens.")

    writer_completes: bool = Field(
        False, description="Let the writer complete follow-ups that the rules find no answer to."
    )
    log_steps: bool = Field(False, description="Log each step of an answer as a line of JSON.")
    trace_text: bool = Field(
        False, description="Let what people ask into the log and the OpenTelemetry spans."
    )

    @field_validator("rate_limit")
    @classmethod
    def _is_limit(cls, value: str) -> str:
        if value != "off" and not (value.isdigit() and int(value) > 0):
            raise ValueError("RATE_LIMIT is a number of requests a minute, or off")
        return value

    @property
    def engine(self) -> Engine:
        """Where vectors and words are searched."""
        return Engine(self.vector_store, self.milvus_uri, self.milvus_token.get_secret_value())

    @property
    def database(self) -> str:
        """The address of the database, with its password; empty for the default one."""
        return self.database_url.get_secret_value()

    @property
    def per_minute(self) -> int | None:
        """Requests a minute from one address; None for no limit."""
        return None if self.rate_limit == "off" else int(self.rate_limit)

    @property
    def writer_options(self) -> WriterOptions:
        """What the writer is opened with."""
        return WriterOptions(
            self.writer_model,
            self.writer_url,
            self.writer_api_key.get_secret_value(),
            self.writer_timeout,
            self.writer_answer_tokens,
        )
