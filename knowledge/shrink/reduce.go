package main

import (
	"cmp"
	"math"
	"slices"
)

// reduce gives each vector as its place along the directions in which the vectors differ most. The first of these is left
// out: it tells common words from rare ones, and nothing of what they mean.
func reduce(list [][]float64, numbers int) [][]float64 {
	mean := meanOf(list)
	directions := principal(covariance(list, mean))[1 : 1+numbers]
	out := make([][]float64, len(list))
	for i, v := range list {
		out[i] = make([]float64, numbers)
		for k, d := range directions {
			for j := range v {
				out[i][k] += (v[j] - mean[j]) * d[j]
			}
		}
	}
	return out
}

func meanOf(list [][]float64) []float64 {
	mean := make([]float64, len(list[0]))
	for _, v := range list {
		for j, x := range v {
			mean[j] += x / float64(len(list))
		}
	}
	return mean
}

func covariance(list [][]float64, mean []float64) [][]float64 {
	c := square(len(mean))
	for _, v := range list {
		for i := range c {
			for j := range c {
				c[i][j] += (v[i] - mean[i]) * (v[j] - mean[j])
			}
		}
	}
	return c
}

func square(n int) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
	}
	return m
}

// mostSweeps is far more than it takes: every sweep about squares what is left beside the diagonal.
const mostSweeps = 30

// principal gives the eigenvectors of a symmetric matrix, that of the greatest eigenvalue first, by Jacobi's method. It
// spoils the matrix.
func principal(m [][]float64) [][]float64 {
	vectors := square(len(m))
	for i := range vectors {
		vectors[i][i] = 1
	}
	for range mostSweeps {
		for p := range m {
			for q := range p {
				rotate(m, vectors, p, q)
			}
		}
	}
	order := make([]int, len(m))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(m[b][b], m[a][a]) })
	sorted := make([][]float64, len(m))
	for i, o := range order {
		sorted[i] = vectors[o]
	}
	return sorted
}

// rotate turns the plane of two axes so that they have nothing in common any more.
func rotate(m, vectors [][]float64, p, q int) {
	if m[p][q] == 0 {
		return
	}
	theta := (m[q][q] - m[p][p]) / (2 * m[p][q])
	t := 1 / (math.Abs(theta) + math.Sqrt(theta*theta+1))
	if theta < 0 {
		t = -t
	}
	cos := 1 / math.Sqrt(t*t+1)
	sin := t * cos
	for i := range m {
		m[i][p], m[i][q] = cos*m[i][p]-sin*m[i][q], sin*m[i][p]+cos*m[i][q]
	}
	for i := range m {
		m[p][i], m[q][i] = cos*m[p][i]-sin*m[q][i], sin*m[p][i]+cos*m[q][i]
		vectors[p][i], vectors[q][i] = cos*vectors[p][i]-sin*vectors[q][i], sin*vectors[p][i]+cos*vectors[q][i]
	}
}
