"""Chunks for the peers that bring no splitter of their own."""

from langchain_text_splitters import RecursiveCharacterTextSplitter


def usual() -> RecursiveCharacterTextSplitter:
    """Return the splitter as tutorials set it."""
    return RecursiveCharacterTextSplitter(chunk_size=500, chunk_overlap=50)


def tuned() -> RecursiveCharacterTextSplitter:
    """Return one that knows where Chinese sentences end; a decimal point is no separator."""
    return RecursiveCharacterTextSplitter(
        separators=["\n\n", "\n", "。", "；", "，", "、", ""],
        keep_separator="end",
        chunk_size=200,
        chunk_overlap=50,
    )
