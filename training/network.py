"""The networks, in PyTorch: hashed word features → word vector → context (convolution or recurrence) → label scores."""

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.data import FINE, LABELS

__all__ = ["N", "Network", "Shape"]

N = len(LABELS)
"""Number of labels."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a network."""

    encoder: Literal["cnn", "lstm"] = "cnn"
    """The type of layer that reads the context of a word."""
    dim: int = 64
    """Length of a word vector."""
    hidden: int = 96
    """Values for each word in its context."""
    reach: tuple[int, ...] = (2, 2)
    """For each convolution, the number of words that it sees on each side."""
    word_hidden: int = 128
    """Size of the layer that sees a single word."""
    dropout: float = 0.3
    """Dropout rate."""
    crf: bool = True
    """Whether transitions between labels are learnt."""


def allowed() -> Tensor:
    """Return 0 where BIO allows a label to follow another, −1e4 elsewhere; row N is the start of a sentence."""
    table = torch.zeros(N + 1, N)
    for to, label in enumerate(LABELS):
        if label[:1] == "I":
            for fr in range(N + 1):
                if fr == N or LABELS[fr][2:] != label[2:]:
                    table[fr, to] = -1e4
    return table


class Network(nn.Module):
    """Label scores for batches of sentences. `vectors` are fixed word vectors. Row 0 is for unknown words."""

    def __init__(self, shape: Shape, grams: int, vectors: Tensor) -> None:
        super().__init__()
        d, h = shape.dim, shape.hidden
        self.shape = shape
        self.word = nn.Embedding(vectors.shape[0], d)
        self.gram = nn.EmbeddingBag(grams, d, mode="sum")
        nn.init.normal_(self.word.weight, std=0.05)
        nn.init.normal_(self.gram.weight, std=0.15)
        self.register_buffer("vectors", vectors)
        self.spread = nn.Linear(vectors.shape[1], d, bias=False)
        self.up, self.down = nn.Linear(d, shape.word_hidden), nn.Linear(shape.word_hidden, d)
        if shape.encoder == "lstm":
            self.lstm = nn.LSTM(d, h // 2, batch_first=True, bidirectional=True, num_layers=len(shape.reach))
        else:
            sizes = [d] + [h] * len(shape.reach)
            self.convs = nn.ModuleList(nn.Conv1d(sizes[i], h, 2 * r + 1, padding=r) for i, r in enumerate(shape.reach))
        self.base, self.delta, self.own = nn.Linear(h, N), nn.Linear(h, N), nn.Linear(h, N)
        self.domain, self.fine = nn.Linear(h, 1), nn.Linear(h, len(FINE))
        self.step = nn.Parameter(torch.zeros(N + 1, N))
        self.register_buffer("allowed", allowed())

    def types(self, words: Tensor, grams: Tensor, starts: Tensor, weights: Tensor) -> tuple[Tensor, Tensor]:
        """Return, for distinct tokens, the contribution of the word and the contribution of its parts."""
        own = self.word(words) * (words > 0).unsqueeze(1) + self.spread(self.vectors[words])
        return own, self.gram(grams, starts, per_sample_weights=weights)

    def forward(
        self, own: Tensor, parts: Tensor, ids: Tensor, keep: Tensor, mask: Tensor, article: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return scores [B, L, N], domain logits [B] and fine-label scores of padded sentences of type numbers `ids`.

        `article` marks sentences with the conventions of annotated articles. The corpus of all others is predicted.
        """
        x = own[ids] * keep.unsqueeze(2) + parts[ids]
        x = x + self.down(functional.relu(self.up(x)))
        x = functional.dropout(x, self.shape.dropout, self.training) * mask.unsqueeze(2)
        if self.shape.encoder == "lstm":
            h = self.lstm(x)[0]
        else:
            h, deep = x.transpose(1, 2), mask.unsqueeze(1)
            for i, conv in enumerate(self.convs):
                new = functional.relu(conv(h)) * deep
                h = new if i == 0 else h + new
                h = functional.dropout(h, self.shape.dropout, self.training)
            h = h.transpose(1, 2)
        mean = (h * mask.unsqueeze(2)).sum(1) / mask.sum(1, keepdim=True)
        h = functional.dropout(h, self.shape.dropout if self.shape.encoder == "lstm" else 0.0, self.training)
        domain = self.domain(mean).squeeze(1)
        side = (torch.sigmoid(domain) * 2 - 1)[:, None, None]
        style = torch.where(article[:, None, None], self.own(h), side * self.delta(h))
        return self.base(h) + style, domain, self.fine(h)

    def log_partition(self, scores: Tensor, mask: Tensor) -> Tensor:
        """Return the log of the summed weights of all label paths, for each sentence."""
        step = self.step + self.allowed
        alpha = scores[:, 0] + step[N]
        for t in range(1, scores.shape[1]):
            new = torch.logsumexp(alpha.unsqueeze(2) + step[:N], 1) + scores[:, t]
            alpha = torch.where(mask[:, t : t + 1] > 0, new, alpha)
        return torch.logsumexp(alpha, 1)

    def path_score(self, scores: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Return the weight of the given label path, per sentence."""
        step = self.step + self.allowed
        before = torch.cat([torch.full_like(labels[:, :1], N), labels[:, :-1]], 1)
        own = scores.gather(2, labels.unsqueeze(2)).squeeze(2)
        return ((own + step[before, labels]) * mask).sum(1)

    def marginals(self, scores: Tensor, mask: Tensor) -> Tensor:
        """Return the probability of every label at every token [B, L, N]: the gradient of the log partition."""
        leaf = scores.detach().requires_grad_()
        with torch.enable_grad():
            (grad,) = torch.autograd.grad(self.log_partition(leaf, mask).sum(), leaf)
        return grad
